package dk.ramme.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Takes the rows of a source one by one, judges each, and puts them away in chunks with what was found. Sections nobody
 * asked for are passed over.
 */
final class Staging implements SourceTaker {

    private static final int MOST_IGNORED = 20;

    private final UUID organisationId;
    private final UUID importId;
    private final StagingPlaces places;
    private final Set<Section> wanted;
    private final List<String> ignored = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private @Nullable Section section;
    private @Nullable SectionStaging judge;
    private @Nullable UserStaging users;
    private int rowCount;
    private int rowsInSection;
    private int chunkCount;
    private int needsLook;

    Staging(UUID organisationId, UUID importId, StagingPlaces places, Set<Section> wanted) {
        this(organisationId, importId, places, wanted, 0);
    }

    /** @param needsLook how many of the rows that will be recalled need a look */
    Staging(UUID organisationId, UUID importId, StagingPlaces places, Set<Section> wanted, int needsLook) {
        this.organisationId = organisationId;
        this.importId = importId;
        this.places = places;
        this.wanted = wanted;
        this.needsLook = needsLook;
    }

    @Override
    public void begin(Section of, List<String> titles) {
        end();
        var next = of == Section.USERS && wanted.contains(Section.PERSONS) ? Section.PERSONS : of;
        section = next;
        rowsInSection = 0;
        var columns = Columns.of(next, titles);
        if (!wanted.contains(next)) return;
        places.sections().begin(organisationId, importId, next, titles, columns);
        judge = judge(next, columns);
    }

    private SectionStaging judge(Section of, Columns columns) {
        return switch (of) {
            case USERS -> users = places.users(organisationId, importId, columns);
            case RIGHTS -> places.rights(organisationId, importId, columns, users);
            case ADMINISTRATORS -> places.administrators(organisationId, importId, columns);
            case ORGANISATION -> places.organisation(importId, columns);
            case PERSONS -> places.newcomers(organisationId, importId, columns);
        };
    }

    @Override
    public void take(Row row) {
        if (judge == null) return;
        note(judge.judge(row));
        rows.add(row);
        rowCount++;
        rowsInSection++;
        if (rows.size() == places.rowsPerChunk()) putAway();
    }

    @Override
    public void ignore(String name) {
        if (ignored.size() < MOST_IGNORED) ignored.add(name);
    }

    /** Parts of the source that are no section of it. */
    List<String> ignored() {
        return ignored;
    }

    private void note(List<Finding> found) {
        findings.addAll(found);
        if (!found.isEmpty() && found.stream().noneMatch(Finding::leavesOut)) needsLook++;
    }

    /** A row that needs a look for two reasons is one row. */
    private void noteLate(List<Finding> late) {
        var noted = findings.stream().map(Finding::line).collect(Collectors.toSet());
        needsLook += (int) late.stream()
                .filter(finding -> finding.problem().weight() == Weight.LOOK && noted.add(finding.line()))
                .count();
        findings.addAll(late);
    }

    /** Puts away what was taken; after it nothing but numbers is in memory. */
    void putAway() {
        if (judge == null || section == null || rows.isEmpty()) return;
        noteLate(judge.putAway());
        places.chunks().add(organisationId, importId, chunkCount++, section, rows);
        places.findings().add(organisationId, importId, findings);
        places.sections().grow(organisationId, importId, section, rows.size());
        rows.clear();
        findings.clear();
    }

    /** Reads again, out of the chunks, what was read before a process died. */
    void recall(Section of, Columns columns, int chunk, List<Row> read) {
        if (section != of) {
            if (judge != null) judge.end();
            section = of;
            rowsInSection = 0;
            judge = judge(of, columns);
        }
        if (of == Section.USERS && users != null) users.recall(read);
        rowCount += read.size();
        rowsInSection += read.size();
        chunkCount = chunk + 1;
    }

    /** There are no more rows in the section. */
    void end() {
        putAway();
        if (judge != null) judge.end();
        judge = null;
    }

    /** Whether the section is the one that was begun last. */
    boolean isIn(Section of) {
        return section == of;
    }

    int rowsInSection() {
        return rowsInSection;
    }

    int rowCount() {
        return rowCount;
    }

    int chunkCount() {
        return chunkCount;
    }

    int needsLook() {
        return needsLook;
    }
}
