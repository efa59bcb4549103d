package dk.ramme.imports;

import dk.ramme.identifier.CvrNumber;
import dk.ramme.organisation.Organisation;
import dk.ramme.organisation.Organisations;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes the next chunk of an import. The row of the import is locked first and the checkpoint moved last, in the one
 * transaction that writes the users: whoever dies, nothing is lost or done twice. A node that was believed dead and
 * wakes up waits at the lock, sees that the work is another's by now, and stops.
 */
@Service
class RunChunk {

    private static final ZoneId COPENHAGEN = ZoneId.of("Europe/Copenhagen");

    private final ImportRuns runs;
    private final Chunks chunks;
    private final FindingRows findings;
    private final ImportedUsers users;
    private final EndImport end;
    private final Organisations organisations;
    private final Clock clock;

    RunChunk(
            ImportRuns runs,
            Chunks chunks,
            FindingRows findings,
            ImportedUsers users,
            EndImport end,
            Organisations organisations,
            Clock clock) {
        this.runs = runs;
        this.chunks = chunks;
        this.findings = findings;
        this.users = users;
        this.end = end;
        this.organisations = organisations;
        this.clock = clock;
    }

    /** @param ours whether the work is still this node's; asked under lock */
    @Transactional
    public Went next(UUID importId, BooleanSupplier ours) {
        runs.endIfAsleep();
        var run = runs.lock(importId).filter(ImportRun::isOpen).orElse(null);
        if (run == null) return Went.TO_THE_END;
        if (!ours.getAsBoolean()) return Went.TO_ANOTHER;
        runs.advance(importId, write(run), clock.instant());
        if (run.chunksDone() + 1 < run.chunksTotal()) return Went.ON;
        end.finish(runs.find(importId).orElseThrow());
        return Went.TO_THE_END;
    }

    private ChunkCount write(ImportRun run) {
        var rows = chunks.rows(run.organisationId(), run.id(), run.chunksDone());
        var leftOut = findings.linesLeftOut(
                run.organisationId(),
                run.id(),
                rows.get(0).line(),
                rows.get(rows.size() - 1).line());
        var persons = persons(run, rows, leftOut);
        var written = users.write(run.organisationId(), persons, clock.instant());
        noteUntouched(run, persons, written);
        int added = (int) written.values().stream().filter(fresh -> fresh).count();
        return new ChunkCount(
                added, written.size() - added, persons.size() - written.size(), rows.size() - persons.size());
    }

    private List<Person> persons(ImportRun run, List<Row> rows, Set<Integer> leftOut) {
        var check = new RowCheck(
                Columns.parse(run.columns()),
                cvr(run.organisationId()),
                LocalDate.ofInstant(run.createdAt(), COPENHAGEN));
        var persons = new ArrayList<Person>(rows.size());
        for (Row row : rows) {
            if (leftOut.contains(row.line())) continue;
            var person = check.check(row).person();
            if (person == null) throw new IllegalStateException("line " + row.line() + " was right when it was read");
            persons.add(person);
        }
        return persons;
    }

    private CvrNumber cvr(UUID organisationId) {
        return organisations.findById(organisationId).map(Organisation::cvr).orElseThrow();
    }

    private void noteUntouched(ImportRun run, List<Person> persons, Map<String, Boolean> written) {
        var untouched = persons.stream()
                .filter(person -> !written.containsKey(person.rid().value()))
                .map(person -> new Finding(
                        person.line(),
                        RowProblem.ACTIVATED_ALREADY,
                        Column.RID,
                        person.rid().value(),
                        null))
                .toList();
        findings.add(run.organisationId(), run.id(), untouched);
    }
}
