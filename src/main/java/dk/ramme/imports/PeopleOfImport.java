package dk.ramme.imports;

import dk.ramme.identifier.EmailAddress;
import dk.ramme.imports.RightsApart.Holders;
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
import dk.ramme.imports.run.Findings;
import dk.ramme.imports.run.ImportRun;
import dk.ramme.imports.run.RunChecks;
import dk.ramme.imports.run.Sections;
import dk.ramme.imports.run.Sections.Head;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    static final int MOST_OPENED = 40;
    static final int LONGEST = 200;

    private final Sections sections;
    private final Chunks chunks;
    private final RunChecks checks;
    private final RightsApart apart;
    private final Findings findings;
    private final Decisions decisions;
    private final Doubts doubts;

    PeopleOfImport(
            Sections sections,
            Chunks chunks,
            RunChecks checks,
            RightsApart apart,
            Findings findings,
            Decisions decisions,
            Doubts doubts) {
        this.sections = sections;
        this.chunks = chunks;
        this.checks = checks;
        this.apart = apart;
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
        var heads = sections.of(run.id());
        return heads.stream()
                .filter(head -> head.section().isOfPeople())
                .findFirst()
                .map(head -> {
                    var check = head.section() == Section.USERS ? checks.users(run, head.columns()) : null;
                    var words = ChunkWords.words(text);
                    var search = new Search(run, head, check, words, apart.having(run, heads, words), problem);
                    return page(search, line, heads);
                });
    }

    private Page page(Search search, int line, List<Head> heads) {
        var run = search.run;
        var numbers = numbers(search, line);
        var found = new ArrayList<ImportedPerson>();
        int last = line;
        for (int number : numbers.subList(0, Math.min(MOST_OPENED, numbers.size()))) {
            var chunk = chunks.get(run.id(), number);
            found.addAll(in(search, chunk, line));
            last = chunk.lastLine();
            if (found.size() > PAGE_SIZE) break;
        }
        boolean more = found.size() > PAGE_SIZE;
        var shown = apart.with(run, heads, more ? found.subList(0, PAGE_SIZE) : found);
        var section = search.head.section();
        if (more) return new Page(section, shown, shown.get(PAGE_SIZE - 1).line(), false, search.apart.more());
        boolean unopened = numbers.size() > MOST_OPENED;
        return new Page(section, shown, unopened ? last : null, unopened, search.apart.more());
    }

    /** The chunks that may hold somebody who is looked for: one more than are opened at the most. */
    private List<Integer> numbers(Search search, int line) {
        var run = search.run;
        var section = search.head.section();
        if (search.apart.byWord().isEmpty()) {
            var bits = ChunkWords.bits(search.words);
            return chunks.mayHold(run.id(), section, line, bits, search.problem, MOST_OPENED + 1);
        }
        var holding = chunks.words(run.id(), section).stream()
                .filter(search::mayBeIn)
                .map(Held::number)
                .collect(Collectors.toSet());
        var ahead = chunks.mayHold(run.id(), section, line, new int[0], search.problem, Integer.MAX_VALUE);
        return ahead.stream().filter(holding::contains).limit(MOST_OPENED + 1L).toList();
    }

    private List<ImportedPerson> in(Search search, Chunks.Chunk chunk, int after) {
        var rows = chunk.rows().stream()
                .filter(row -> row.line() > after && search.fits(row))
                .toList();
        if (rows.isEmpty()) return List.of();
        var run = search.run;
        int first = rows.get(0).line();
        int last = chunk.lastLine();
        var byLine = findings.between(run.id(), chunk.section(), first, last).stream()
                .collect(Collectors.groupingBy(Finding::line));
        var dropped = decisions.between(run.id(), first, last).dropped();
        var settled = doubts.settled(run.id(), first, last);
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
            Holders apart,
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

        private ImportedPerson somebody(Row row, List<Finding> about, Outcome outcome) {
            var columns = head.columns();
            var email = columns.value(row, Column.EMAIL);
            return new ImportedPerson(
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
            List<ImportedPerson> people,
            @Nullable Integer next,
            boolean unfinished,
            boolean moreRights) {

        /** The first of them, to begin with. */
        List<ImportedPerson> first(int most) {
            return people.subList(0, Math.min(most, people.size()));
        }
    }
}
