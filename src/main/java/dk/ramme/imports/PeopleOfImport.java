package dk.ramme.imports;

import dk.ramme.identifier.EmailAddress;
import dk.ramme.imports.check.Finding;
import dk.ramme.imports.check.Outcome;
import dk.ramme.imports.check.RowCheck;
import dk.ramme.imports.check.RowProblem;
import dk.ramme.imports.decision.Decisions;
import dk.ramme.imports.decision.Doubts;
import dk.ramme.imports.row.Column;
import dk.ramme.imports.row.Masked;
import dk.ramme.imports.row.NameFields;
import dk.ramme.imports.row.Row;
import dk.ramme.imports.row.Section;
import dk.ramme.imports.run.ChunkWords;
import dk.ramme.imports.run.Chunks;
import dk.ramme.imports.run.Chunks.Held;
import dk.ramme.imports.run.FindingRows;
import dk.ramme.imports.run.ImportRun;
import dk.ramme.imports.run.RunChecks;
import dk.ramme.imports.run.Sections;
import dk.ramme.imports.run.Sections.Head;
import dk.ramme.rights.RightName;
import java.text.Collator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The people of an import that waits to be begun, as they will come, looked up among what was read (I3). They
 * stand sealed, a thousand together; a page opens those that may hold somebody who is looked for, and never more than a
 * few dozen, so that a million cost no more than a thousand.
 */
@Service
@Transactional(readOnly = true)
public class PeopleOfImport {

    public static final int PAGE_SIZE = 50;

    private static final Locale DANISH = Locale.forLanguageTag("da");

    private static final int MOST_OPENED = 40;
    private static final int LONGEST = 200;

    /** Nobody reads more of one person; a file may have a million. */
    private static final int MOST_RIGHTS = 30;

    private final Sections sections;
    private final Chunks chunks;
    private final RunChecks checks;
    private final FindingRows findings;
    private final Decisions decisions;
    private final Doubts doubts;

    PeopleOfImport(
            Sections sections,
            Chunks chunks,
            RunChecks checks,
            FindingRows findings,
            Decisions decisions,
            Doubts doubts) {
        this.sections = sections;
        this.chunks = chunks;
        this.checks = checks;
        this.findings = findings;
        this.decisions = decisions;
        this.doubts = doubts;
    }

    /**
     * Those who fit, after a line of their section; empty when the import has no people in it.
     *
     * @param text words that name, e-mail address, RID number or rights begin with
     * @param problem that their rows must have, null for whatever rows
     */
    public Optional<Page> after(ImportRun run, String text, @Nullable RowProblem problem, int line) {
        var heads = sections.of(run.organisationId(), run.id());
        return heads.stream()
                .filter(head -> head.section().isOfPeople())
                .findFirst()
                .map(head -> {
                    var check = head.section() == Section.USERS ? checks.users(run, head.columns()) : null;
                    var words = ChunkWords.words(text);
                    var search = new Search(run, head, check, words, apart(run, heads, words), problem);
                    return page(search, line, heads);
                });
    }

    private Page page(Search search, int line, List<Head> heads) {
        var run = search.run;
        var numbers = numbers(search, line);
        var found = new ArrayList<Somebody>();
        int last = line;
        for (int number : numbers.subList(0, Math.min(MOST_OPENED, numbers.size()))) {
            var chunk = chunks.get(run.organisationId(), run.id(), number);
            found.addAll(in(search, chunk, line));
            last = chunk.lastLine();
            if (found.size() > PAGE_SIZE) break;
        }
        boolean more = found.size() > PAGE_SIZE;
        var shown = withRights(run, heads, more ? found.subList(0, PAGE_SIZE) : found);
        var section = search.head.section();
        if (more) return new Page(section, shown, shown.get(PAGE_SIZE - 1).line(), false, search.apart.more);
        boolean unopened = numbers.size() > MOST_OPENED;
        return new Page(section, shown, unopened ? last : null, unopened, search.apart.more);
    }

    /** The chunks that may hold somebody who is looked for: one more than are opened at the most. */
    private List<Integer> numbers(Search search, int line) {
        var run = search.run;
        var section = search.head.section();
        if (search.apart.byWord.isEmpty()) {
            var bits = ChunkWords.bits(search.words);
            return chunks.mayHold(run.organisationId(), run.id(), section, line, bits, search.problem, MOST_OPENED + 1);
        }
        var holding = chunks.words(run.organisationId(), run.id(), section).stream()
                .filter(search::mayBeIn)
                .map(Held::number)
                .collect(Collectors.toSet());
        var ahead = chunks.mayHold(
                run.organisationId(), run.id(), section, line, new int[0], search.problem, Integer.MAX_VALUE);
        return ahead.stream().filter(holding::contains).limit(MOST_OPENED + 1L).toList();
    }

    /**
     * Whose rights, in a section of their own, hold a word that is looked for: RID numbers by the word, none for a word that
     * no right has. Looks in as many chunks as a page opens, so that of very many rights some are not looked at.
     */
    private Apart apart(ImportRun run, List<Head> heads, List<String> words) {
        if (words.isEmpty() || heads.stream().noneMatch(head -> head.section() == Section.RIGHTS)) return Apart.NONE;
        var check = checks.rights(run);
        var apart = new HashMap<String, Set<String>>();
        var holding = chunks.words(run.organisationId(), run.id(), Section.RIGHTS).stream()
                .filter(held -> words.stream().anyMatch(held::mayHold))
                .toList();
        holding.stream()
                .limit(MOST_OPENED)
                .flatMap(held -> chunks.get(run.organisationId(), run.id(), held.number()).rows().stream())
                .map(row -> check.check(row).value())
                .filter(Objects::nonNull)
                .forEach(right -> {
                    var names = right.rights().stream().map(RightName::name).collect(Collectors.joining(" "));
                    words.stream()
                            .filter(word -> ChunkWords.holds(names, List.of(word)))
                            .forEach(word -> apart.computeIfAbsent(word, none -> new HashSet<>())
                                    .add(right.rid().value()));
                });
        return new Apart(apart, holding.size() > MOST_OPENED);
    }

    private List<Somebody> in(Search search, Chunks.Chunk chunk, int after) {
        var rows = chunk.rows().stream()
                .filter(row -> row.line() > after && search.fits(row))
                .toList();
        if (rows.isEmpty()) return List.of();
        var run = search.run;
        int first = rows.get(0).line();
        int last = chunk.lastLine();
        var byLine = findings.between(run.organisationId(), run.id(), chunk.section(), first, last).stream()
                .collect(Collectors.groupingBy(Finding::line));
        var dropped =
                decisions.between(run.organisationId(), run.id(), first, last).dropped();
        var settled = doubts.settled(run.organisationId(), run.id(), first, last);
        return rows.stream()
                .filter(row -> search.fits(byLine.getOrDefault(row.line(), List.of())))
                .limit(PAGE_SIZE + 1L)
                .map(row -> {
                    var about = byLine.getOrDefault(row.line(), List.of());
                    return search.somebody(row, about, outcome(about, row.line(), dropped, settled));
                })
                .toList();
    }

    private static Outcome outcome(List<Finding> about, int line, Set<Integer> dropped, Set<Integer> settled) {
        if (dropped.contains(line)) return Outcome.MERGED;
        var outcome = Outcome.of(about);
        return outcome == Outcome.UNTOUCHED && settled.contains(line) ? Outcome.REFRESHED : outcome;
    }

    private static List<String> rights(String text) {
        return text.isEmpty() ? List.of() : List.of(Masked.text(text, LONGEST));
    }

    /** The same people with the rights that stand in a section of their own, as far as those are found soon. */
    private List<Somebody> withRights(ImportRun run, List<Head> heads, List<Somebody> people) {
        boolean apart = heads.stream().anyMatch(head -> head.section() == Section.RIGHTS);
        if (!apart || people.isEmpty()) return people;
        var rids = people.stream().map(Somebody::rid).collect(Collectors.toSet());
        var holding = holding(run, rids);
        var opened = holding.subList(0, Math.min(MOST_OPENED, holding.size()));
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
            for (Row row :
                    chunks.get(run.organisationId(), run.id(), held.number()).rows()) {
                var right = check.check(row).value();
                if (right == null || !rids.contains(right.rid().value())) continue;
                var all = rights.computeIfAbsent(right.rid().value(), rid -> new TreeSet<>());
                right.rights().stream()
                        .map(one -> Masked.text(one.name(), LONGEST))
                        .takeWhile(name -> all.size() <= MOST_RIGHTS)
                        .forEach(all::add);
            }
        }
        return rights;
    }

    /** The chunks of rights that may speak of one of these. */
    private List<Held> holding(ImportRun run, Collection<String> rids) {
        return chunks.words(run.organisationId(), run.id(), Section.RIGHTS).stream()
                .filter(held -> rids.stream().anyMatch(held::mayHold))
                .toList();
    }

    /** Whose rights in a section of their own hold which word, and whether there are some that were not looked at. */
    private record Apart(Map<String, Set<String>> byWord, boolean more) {

        private static final Apart NONE = new Apart(Map.of(), false);

        private Set<String> having(String word) {
            return byWord.getOrDefault(word, Set.of());
        }
    }

    /**
     * Who is looked for.
     *
     * @param check reads users, who are called as they will be; null for people of another section
     * @param apart the RID numbers whose rights in a section of their own hold a word
     */
    private record Search(
            ImportRun run,
            Head head,
            @Nullable RowCheck check,
            List<String> words,
            Apart apart,
            @Nullable RowProblem problem) {

        private boolean fits(Row row) {
            if (words.isEmpty()) return true;
            var text = ChunkWords.text(row, head.columns());
            var rid = head.columns().value(row, Column.RID).strip();
            return words.stream()
                    .allMatch(word -> ChunkWords.holds(text, List.of(word))
                            || apart.having(word).contains(rid));
        }

        /** Whether a chunk may hold somebody with each of the words. */
        private boolean mayBeIn(Held held) {
            return words.stream()
                    .allMatch(word ->
                            held.mayHold(word) || apart.having(word).stream().anyMatch(held::mayHold));
        }

        private boolean fits(List<Finding> about) {
            return problem == null || about.stream().anyMatch(finding -> finding.problem() == problem);
        }

        private Somebody somebody(Row row, List<Finding> about, Outcome outcome) {
            var columns = head.columns();
            var email = columns.value(row, Column.EMAIL);
            return new Somebody(
                    row.line(),
                    Masked.text(name(row), LONGEST),
                    Masked.text(String.valueOf(EmailAddress.shown(email)), LONGEST),
                    Masked.rid(columns.value(row, Column.RID), Finding.LONGEST_RID),
                    rights(columns.value(row, Column.RIGHTS)),
                    false,
                    outcome,
                    about.stream().map(Finding::problem).toList());
        }

        /** The name that somebody will have, or that stands in the row where they have none. */
        private String name(Row row) {
            var person = check == null ? null : check.check(row).person();
            return person == null
                    ? new NameFields(head.columns(), row).written()
                    : person.name().value();
        }
    }

    /**
     * One page of people.
     *
     * @param next the line after which there may be more, null when there are none
     * @param unfinished whether looking stopped before the page was full
     * @param moreRights whether there are rights with what is looked for that were not looked at
     */
    record Page(
            Section section,
            List<Somebody> people,
            @Nullable Integer next,
            boolean unfinished,
            boolean moreRights) {}

    /**
     * Somebody in a row, masked as everything of a file is.
     *
     * @param moreRights whether there may be others than these
     */
    record Somebody(
            int line,
            String name,
            String email,
            String rid,
            List<String> rights,
            boolean moreRights,
            Outcome outcome,
            List<RowProblem> problems) {

        private Somebody with(Set<String> others, boolean more) {
            var all = new ArrayList<>(rights);
            others.stream()
                    .limit(MOST_RIGHTS)
                    .sorted(Collator.getInstance(DANISH))
                    .forEach(all::add);
            return new Somebody(line, name, email, rid, all, more || others.size() > MOST_RIGHTS, outcome, problems);
        }
    }
}
