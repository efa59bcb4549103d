package dk.ramme.imports;

import dk.ramme.imports.row.Masked;
import dk.ramme.imports.row.Row;
import dk.ramme.imports.row.Section;
import dk.ramme.imports.run.ChunkWords;
import dk.ramme.imports.run.Chunks;
import dk.ramme.imports.run.Chunks.Held;
import dk.ramme.imports.run.ImportRun;
import dk.ramme.imports.run.RunChecks;
import dk.ramme.imports.run.Sections.Head;
import dk.ramme.rights.RightName;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The rights of an import that stand in a section of their own, apart from whose they are. */
@Component
class RightsApart {

    /** Nobody reads more of one person; a file may have a million. */
    static final int MOST = 30;

    private final Chunks chunks;
    private final RunChecks checks;

    RightsApart(Chunks chunks, RunChecks checks) {
        this.chunks = chunks;
        this.checks = checks;
    }

    /**
     * Whose rights, in a section of their own, hold a word that is looked for: RID numbers by the word, none for a word that
     * no right has. Looks in as many chunks as a page opens, so that of very many rights some are not looked at.
     */
    Holders having(ImportRun run, List<Head> heads, List<String> words) {
        if (words.isEmpty() || heads.stream().noneMatch(head -> head.section() == Section.RIGHTS)) return Holders.NONE;
        var check = checks.rights(run);
        var apart = new HashMap<String, Set<String>>();
        var holding = chunks.words(run.id(), Section.RIGHTS).stream()
                .filter(held -> words.stream().anyMatch(held::mayHold))
                .toList();
        holding.stream()
                .limit(PeopleOfImport.MOST_OPENED)
                .flatMap(held -> chunks.get(run.id(), held.number()).rows().stream())
                .map(row -> check.check(row).value())
                .filter(Objects::nonNull)
                .forEach(right -> {
                    var names = right.rights().stream().map(RightName::name).collect(Collectors.joining(" "));
                    words.stream()
                            .filter(word -> ChunkWords.holds(names, List.of(word)))
                            .forEach(word -> apart.computeIfAbsent(word, none -> new HashSet<>())
                                    .add(right.rid().value()));
                });
        return new Holders(apart, holding.size() > PeopleOfImport.MOST_OPENED);
    }

    /** The same people with the rights that stand in a section of their own, as far as those are found soon. */
    List<ImportedPerson> with(ImportRun run, List<Head> heads, List<ImportedPerson> people) {
        boolean apart = heads.stream().anyMatch(head -> head.section() == Section.RIGHTS);
        if (!apart || people.isEmpty()) return people;
        var rids = people.stream().map(ImportedPerson::rid).collect(Collectors.toSet());
        var holding = holding(run, rids);
        var opened = holding.subList(0, Math.min(PeopleOfImport.MOST_OPENED, holding.size()));
        var closed = holding.subList(opened.size(), holding.size());
        var rights = rights(run, opened, rids);
        return people.stream()
                .map(one -> one.with(
                        rights.getOrDefault(one.rid(), Set.of()),
                        closed.stream().anyMatch(held -> held.mayHold(one.rid()))))
                .toList();
    }

    /** By RID number, what these chunks say of it: one more than is shown at the most. */
    private Map<String, Set<String>> rights(ImportRun run, List<Held> opened, Set<String> rids) {
        var check = checks.rights(run);
        var rights = new HashMap<String, Set<String>>();
        for (var held : opened) {
            for (Row row : chunks.get(run.id(), held.number()).rows()) {
                var right = check.check(row).value();
                if (right == null || !rids.contains(right.rid().value())) continue;
                var all = rights.computeIfAbsent(right.rid().value(), rid -> new TreeSet<>());
                right.rights().stream()
                        .map(one -> Masked.text(one.name(), PeopleOfImport.LONGEST))
                        .takeWhile(name -> all.size() <= MOST)
                        .forEach(all::add);
            }
        }
        return rights;
    }

    /** The chunks of rights that may speak of one of these. */
    private List<Held> holding(ImportRun run, Collection<String> rids) {
        return chunks.words(run.id(), Section.RIGHTS).stream()
                .filter(held -> rids.stream().anyMatch(held::mayHold))
                .toList();
    }

    /** Whose rights in a section of their own hold which word, and whether there are some that were not looked at. */
    record Holders(Map<String, Set<String>> byWord, boolean more) {

        private static final Holders NONE = new Holders(Map.of(), false);

        Set<String> having(String word) {
            return byWord.getOrDefault(word, Set.of());
        }
    }
}
