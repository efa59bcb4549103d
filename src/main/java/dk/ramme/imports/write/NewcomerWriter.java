package dk.ramme.imports.write;

import dk.ramme.audit.Actor;
import dk.ramme.audit.AuditTrail;
import dk.ramme.audit.OnBehalf;
import dk.ramme.imports.check.Finding;
import dk.ramme.imports.check.NewUserRow;
import dk.ramme.imports.check.RowProblem;
import dk.ramme.imports.row.Row;
import dk.ramme.imports.row.Section;
import dk.ramme.imports.run.ChunkCount;
import dk.ramme.imports.run.Chunks.Chunk;
import dk.ramme.imports.run.Findings;
import dk.ramme.imports.run.ImportRun;
import dk.ramme.imports.run.RunChecks;
import dk.ramme.imports.stage.NewUserRows;
import dk.ramme.imports.stage.NewUserRows.Sealed;
import dk.ramme.people.EndDates;
import dk.ramme.people.ManyParticulars;
import dk.ramme.people.Particulars;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Creates the persons of a file as users, as a user administrator does by hand: deactivated, and on the trail each. */
@Component
class NewcomerWriter implements SectionWriter {

    private static final Set<RowProblem> FOUND_ANEW = EnumSet.of(RowProblem.USER_THERE, RowProblem.DELETED_HERE);

    private final RunChecks checks;
    private final NewUserRows newcomers;
    private final ImportedUsers users;
    private final ManyParticulars particulars;
    private final EndDates ends;
    private final Findings findings;
    private final AuditTrail audit;
    private final Clock clock;

    NewcomerWriter(
            RunChecks checks,
            NewUserRows newcomers,
            ImportedUsers users,
            ManyParticulars particulars,
            EndDates ends,
            Findings findings,
            AuditTrail audit,
            Clock clock) {
        this.checks = checks;
        this.newcomers = newcomers;
        this.users = users;
        this.particulars = particulars;
        this.ends = ends;
        this.findings = findings;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Section section() {
        return Section.PERSONS;
    }

    @Override
    public Supplier<ChunkCount> prepare(ImportRun run, Chunk chunk, Set<Integer> leftOut) {
        var sealed = new ArrayList<Sealed>(chunk.rows().size());
        var check = checks.newcomers(run);
        for (Row row : chunk.rows()) {
            if (leftOut.contains(row.line())) continue;
            var person = check.check(row).value();
            if (person == null) throw new IllegalStateException("line " + row.line() + " was right when it was read");
            sealed.add(newcomers.seal(person));
        }
        return () -> write(run, chunk, sealed);
    }

    /** Looked at again while the organisation is locked: somebody may have become a user since the file was read. */
    private ChunkCount write(ImportRun run, Chunk chunk, List<Sealed> sealed) {
        var there =
                thereMeanwhile(run, chunk, sealed.stream().map(Sealed::person).toList());
        var created = sealed.stream()
                .filter(one -> !there.containsKey(one.person().line()))
                .toList();
        users.create(created, clock.instant());
        record(run, created);
        note(run, created);
        int leftOut = (int) there.values().stream().filter(Finding::leavesOut).count();
        return new ChunkCount(
                created.size(), 0, there.size() - leftOut, chunk.rows().size() - sealed.size() + leftOut, 0, 0, 0);
    }

    private Map<Integer, Finding> thereMeanwhile(ImportRun run, Chunk chunk, List<NewUserRow> persons) {
        var found = newcomers.findings(persons);
        findings.forget(run.id(), Section.PERSONS, FOUND_ANEW, chunk.firstLine(), chunk.lastLine());
        findings.add(run.id(), found);
        var byLine = new HashMap<Integer, Finding>();
        found.forEach(finding -> byLine.put(finding.line(), finding));
        return byLine;
    }

    private void note(ImportRun run, List<Sealed> created) {
        var known = new LinkedHashMap<UUID, Particulars>();
        created.stream()
                .filter(one -> !one.person().particulars().known().isEmpty())
                .forEach(one -> known.put(one.id(), one.person().particulars()));
        if (!known.isEmpty()) OnBehalf.call(run.starter(), "IMPORT", () -> note(known));
        var days = new LinkedHashMap<UUID, Optional<LocalDate>>();
        created.forEach(one -> {
            var day = one.person().endsOn();
            if (day != null && EndDates.isPossible(day, clock.instant())) days.put(one.id(), Optional.of(day));
        });
        if (!days.isEmpty()) OnBehalf.call(run.starter(), "IMPORT", () -> end(days));
    }

    private int end(Map<UUID, Optional<LocalDate>> days) {
        ends.set(days);
        return days.size();
    }

    private int note(Map<UUID, Particulars> known) {
        particulars.set(known);
        return known.size();
    }

    private void record(ImportRun run, List<Sealed> created) {
        var by = run.starter();
        created.stream()
                .collect(Collectors.groupingBy(
                        one -> one.person().cpr() != null, Collectors.mapping(Sealed::id, Collectors.toList())))
                .forEach((knownByCpr, ids) -> record(by, run.id(), knownByCpr, ids));
    }

    private void record(Actor by, UUID importId, boolean knownByCpr, List<UUID> ids) {
        audit.recordAll(
                by, "USER_CREATED", "user", ids, Map.of("knownByCpr", knownByCpr, "import", importId.toString()));
    }
}
