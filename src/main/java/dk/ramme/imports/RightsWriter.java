package dk.ramme.imports;

import dk.ramme.imports.Chunks.Chunk;
import dk.ramme.rights.UserRights;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Writes rights to the users their RID numbers belong to, or to those who are kept instead of them. */
@Component
class RightsWriter implements SectionWriter {

    private final RunChecks checks;
    private final Decisions decisions;
    private final UsersHere usersHere;
    private final ImportedUsers users;
    private final UserRights rights;
    private final FindingRows findings;
    private final Clock clock;

    RightsWriter(
            RunChecks checks,
            Decisions decisions,
            UsersHere usersHere,
            ImportedUsers users,
            UserRights rights,
            FindingRows findings,
            Clock clock) {
        this.checks = checks;
        this.decisions = decisions;
        this.usersHere = usersHere;
        this.users = users;
        this.rights = rights;
        this.findings = findings;
        this.clock = clock;
    }

    @Override
    public Section section() {
        return Section.RIGHTS;
    }

    @Override
    public Supplier<ChunkCount> prepare(ImportRun run, Chunk chunk, Set<Integer> leftOut) {
        var granted = granted(run, chunk, leftOut);
        return () -> write(run, granted, chunk.rows().size());
    }

    private ChunkCount write(ImportRun run, List<RightsOfRid> granted, int rows) {
        var rids = granted.stream().map(one -> one.rid().value()).distinct().toList();
        var instead = decisions.keptInstead(run.organisationId(), run.id(), rids);
        var owners = rids.stream().map(rid -> instead.getOrDefault(rid, rid)).toList();
        var ids = users.deactivated(run.organisationId(), owners);
        ids.putAll(usersHere.remembered(run.organisationId(), run.id(), owners));
        var imported = new ArrayList<UserRights.Imported>();
        var untouched = new ArrayList<Finding>();
        for (RightsOfRid one : granted) {
            var rid = one.rid().value();
            var user = ids.get(instead.getOrDefault(rid, rid));
            if (user == null) untouched.add(untouched(one));
            else one.rights().forEach(right -> imported.add(new UserRights.Imported(user, right)));
        }
        findings.add(run.organisationId(), run.id(), untouched);
        int added = rights.addImported(run.organisationId(), imported, clock.instant());
        return new ChunkCount(
                0, 0, untouched.size(), rows - granted.size(), 0, granted.size() - untouched.size(), added);
    }

    private List<RightsOfRid> granted(ImportRun run, Chunk chunk, Set<Integer> leftOut) {
        var check = checks.rights(run);
        var granted = new ArrayList<RightsOfRid>();
        for (Row row : chunk.rows()) {
            if (leftOut.contains(row.line())) continue;
            var checked = check.check(row).value();
            if (checked != null) granted.add(checked);
        }
        return granted;
    }

    private static Finding untouched(RightsOfRid one) {
        return new Finding(
                Section.RIGHTS,
                one.line(),
                RowProblem.ACTIVATED_ALREADY,
                Column.RID,
                one.rid().value(),
                null);
    }
}
