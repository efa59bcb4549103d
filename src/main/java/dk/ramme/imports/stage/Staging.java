package dk.ramme.imports.stage;

import dk.ramme.imports.check.Finding;
import dk.ramme.imports.check.Outcome;
import dk.ramme.imports.check.RowIdentity;
import dk.ramme.imports.check.RowProblem;
import dk.ramme.imports.check.SameBirthDates;
import dk.ramme.imports.check.Severity;
import dk.ramme.imports.row.Columns;
import dk.ramme.imports.row.Reading;
import dk.ramme.imports.row.Row;
import dk.ramme.imports.row.RowSink;
import dk.ramme.imports.row.Said;
import dk.ramme.imports.row.Section;
import dk.ramme.imports.row.Survey;
import dk.ramme.imports.row.TableFacts;
import dk.ramme.imports.run.Amount;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Takes the rows of a source one by one, judges each, and puts them away in chunks with what was found. Sections nobody
 * asked for are passed over.
 */
public final class Staging implements RowSink {

    private static final int MOST_IGNORED = 20;

    private final UUID importId;
    private final StagingPlaces places;
    private final Set<Section> wanted;
    private final Map<Section, Said> said;

    /** By number, the line in which each chunk ends that is put away again; none of a source that is read for the first time. */
    private final NavigableMap<Integer, Integer> ends;

    private final List<String> ignored = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private @Nullable Section section;
    private @Nullable SectionStaging judge;
    private @Nullable Columns columns;
    private @Nullable Beginning beginning;
    private @Nullable TableFacts facts;
    private Reading reading = Reading.NONE;
    private @Nullable UserStaging users;
    private @Nullable SameBirthDates numbers;
    private int rowCount;
    private int rowsInSection;
    private int chunkCount;
    private int needsLook;
    private boolean numbersTried;

    public Staging(UUID importId, StagingPlaces places, Set<Section> wanted) {
        this(importId, places, wanted, Map.of(), Collections.emptyNavigableMap());
    }

    private Staging(
            UUID importId,
            StagingPlaces places,
            Set<Section> wanted,
            Map<Section, Said> said,
            NavigableMap<Integer, Integer> ends) {
        this.importId = importId;
        this.places = places;
        this.wanted = wanted;
        this.said = said;
        this.ends = ends;
        if (!ends.isEmpty()) chunkCount = ends.firstKey();
    }

    /** The numbers of a file, which anybody may have written, are counted by their birth dates. */
    public Staging counting(SameBirthDates counted) {
        numbers = counted;
        return this;
    }

    /** Reads again, as somebody has said, what is put away already: every row stays in its chunk. */
    public static Staging again(UUID importId, StagingPlaces places, Map<Section, Said> said) {
        var ends = places.chunks().ends(importId, said.keySet());
        return new Staging(importId, places, said.keySet(), said, ends);
    }

    /** Goes on with what was read before a process died, and is recalled. @param needsLook how many of those rows need a look */
    public static Staging resumed(UUID importId, StagingPlaces places, Set<Section> wanted, int needsLook) {
        var staging = new Staging(importId, places, wanted);
        staging.needsLook = needsLook;
        return staging;
    }

    @Override
    public void begin(Section of, List<String> titles) {
        end();
        var next = of == Section.USERS && wanted.contains(Section.PERSONS) ? Section.PERSONS : of;
        section = next;
        rowsInSection = 0;
        var known = Columns.of(next, titles);
        facts = null;
        beginning = wanted.contains(next) ? new Beginning(next, titles, known, new Survey(known, titles)) : null;
    }

    @Override
    public boolean looksFirst() {
        return beginning != null && beginning.survey.isNeeded();
    }

    @Override
    public void look(Row row) {
        if (beginning != null) beginning.survey.look(row);
    }

    /** All rows that are to be looked at have been: from now on it is known how they are read. */
    private void settle() {
        if (beginning == null) return;
        var begun = beginning;
        beginning = null;
        reading = new Reading(null, begun.survey.told(), said.getOrDefault(begun.section, Said.NOTHING), Map.of());
        var read = begun.columns.read(reading.conventions());
        places.sections().begin(importId, begun.section, begun.titles, read, reading);
        judge = judge(begun.section, read);
    }

    @Override
    public void end(TableFacts told) {
        facts = told;
    }

    private SectionStaging judge(Section of, Columns known) {
        columns = known;
        return switch (of) {
            case USERS -> users = places.users(importId, known);
            case RIGHTS -> places.rights(importId, known, users);
            case ADMINISTRATORS -> places.administrators(importId, known, users);
            case ORGANISATION -> places.organisation(importId, known);
            case PERSONS -> places.newcomers(importId, known);
            case CHANGES -> throw new IllegalStateException("changes of users are no import");
        };
    }

    @Override
    public void take(Row row) {
        settle();
        if (judge == null) return;
        note(judge.judge(row));
        if (numbers != null && columns != null) numbers.take(columns, row);
        rows.add(row);
        rowCount++;
        rowsInSection++;
        var end = ends.get(chunkCount);
        if (end == null ? rows.size() == places.rowsPerChunk() : end == row.line()) putAway();
    }

    @Override
    public void ignore(String name) {
        if (ignored.size() < MOST_IGNORED) ignored.add(name);
    }

    private void note(List<Finding> found) {
        findings.addAll(found);
        if (!found.isEmpty() && found.stream().noneMatch(Finding::leavesOut)) needsLook++;
    }

    /** A row that needs a look for two reasons is one row. */
    private void noteLate(List<Finding> late) {
        var noted = findings.stream().map(Finding::line).collect(Collectors.toSet());
        needsLook += (int) late.stream()
                .filter(finding -> finding.problem().weight() == Severity.LOOK && noted.add(finding.line()))
                .count();
        findings.addAll(late);
    }

    /** Puts away what was taken; after it nothing but numbers is in memory. */
    public void putAway() {
        if (judge == null || section == null || columns == null || rows.isEmpty()) return;
        var of = section;
        noteLate(judge.putAway());
        if (ends.isEmpty()) places.chunks().add(importId, chunkCount, of, rows, columns);
        else places.chunks().replace(importId, chunkCount, rows, columns);
        chunkCount++;
        places.findings().add(importId, RowIdentity.about(findings, rows, columns));
        numbersTried |= findings.stream().anyMatch(finding -> finding.problem() == RowProblem.NUMBERS_TRIED);
        places.sections().grow(importId, of, rows.size());
        places.tallies().add(importId, of, false, Outcome.counts(findings, rows.size()));
        rows.clear();
        findings.clear();
    }

    /** Reads again, out of the chunks, what was read before a process died. */
    public void recall(Section of, Columns known, int chunk, List<Row> read) {
        if (section != of) {
            if (judge != null) judge.end();
            section = of;
            reading = Reading.NONE;
            rowsInSection = 0;
            judge = judge(of, known);
        }
        if (of == Section.USERS && users != null) users.recall(read);
        rowCount += read.size();
        rowsInSection += read.size();
        chunkCount = chunk + 1;
    }

    /** There are no more rows in the section. */
    public void end() {
        settle();
        putAway();
        if (judge != null && section != null) {
            if (columns != null) new LateFindings(importId, places, columns).note(section, judge.end());
            var whole = new Reading(facts, reading.told(), reading.said(), judge.statuses());
            places.sections().tell(importId, section, whole);
        }
        judge = null;
    }

    /** Whether the section is the one that was begun last. */
    public boolean isIn(Section of) {
        return section == of;
    }

    public int rowsInSection() {
        return rowsInSection;
    }

    public int rowCount() {
        return rowCount;
    }

    /** Whether too many CPR numbers were compared with that of a user. */
    public boolean numbersTried() {
        return numbersTried;
    }

    /** How much was read, parts of the source that are no section of it among it. */
    public Amount amount() {
        return new Amount(rowCount, chunkCount, needsLook, ignored);
    }

    /** A section before its rows are taken. */
    private record Beginning(Section section, List<String> titles, Columns columns, Survey survey) {}
}
