package dk.ramme.imports.write;

import dk.ramme.imports.check.Finding;
import dk.ramme.imports.check.RightsOfRid;
import dk.ramme.imports.check.RowProblem;
import dk.ramme.imports.decision.Decisions;
import dk.ramme.imports.row.Row;
import dk.ramme.imports.row.Section;
import dk.ramme.imports.run.ChunkCount;
import dk.ramme.imports.run.Chunks.Chunk;
import dk.ramme.imports.run.Findings;
import dk.ramme.imports.run.ImportRun;
import dk.ramme.imports.run.RunChecks;
import dk.ramme.imports.stage.RightsStaging;
import dk.ramme.imports.stage.UserMatches.Owner;
import dk.ramme.imports.stage.UserPlaces;
import dk.ramme.imports.write.ImportedUsers.ImportedRight;
import dk.ramme.people.UserState;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes rights to the users their RID numbers belong to, or to those who are kept instead of them. */
@Component
class RightsWriter implements SectionWriter {

    private static final Set<RowProblem> FOUND_ANEW = EnumSet.of(
            RowProblem.RIGHT_UNDECIDED,
            RowProblem.ACTIVATED_ALREADY,
            RowProblem.WAITS_FOR_ROLE,
            RowProblem.DELETED_HERE);

    private final RunChecks checks;
    private final Decisions decisions;
    private final UserPlaces here;
    private final ImportedUsers users;
    private final Findings findings;
    private final Clock clock;

    RightsWriter(
            RunChecks checks,
            Decisions decisions,
            UserPlaces here,
            ImportedUsers users,
            Findings findings,
            Clock clock) {
        this.checks = checks;
        this.decisions = decisions;
        this.here = here;
        this.users = users;
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
        var held = findings.between(run.id(), Section.RIGHTS, chunk.firstLine(), chunk.lastLine()).stream()
                .filter(finding -> finding.problem() == RowProblem.RIGHT_HELD)
                .map(Finding::line)
                .collect(Collectors.toSet());
        return () -> write(run, chunk, granted, held);
    }

    /** @param held lines with rights that their users had before the import */
    private ChunkCount write(ImportRun run, Chunk chunk, List<RightsOfRid> granted, Set<Integer> held) {
        var receivers = receivers(run, granted);
        var imported = new ArrayList<ImportedRight>();
        var untouched = new ArrayList<Finding>();
        for (RightsOfRid one : granted) {
            var receiver = receivers.getOrDefault(one.rid().value(), Receiver.GONE);
            var user = receiver.user();
            if (user == null) untouched.add(RightsStaging.finding(one, receiver.none()));
            else if (held.contains(one.line())) untouched.add(RightsStaging.finding(one, RowProblem.RIGHT_HELD));
            else one.rights().forEach(right -> imported.add(new ImportedRight(user, right)));
        }
        findings.forget(run.id(), Section.RIGHTS, FOUND_ANEW, chunk.firstLine(), chunk.lastLine());
        findings.add(run.id(), untouched);
        int added = users.addRights(imported, clock.instant());
        int rows = chunk.rows().size();
        return new ChunkCount(
                0, 0, untouched.size(), rows - granted.size(), 0, granted.size() - untouched.size(), added);
    }

    /** By RID number; whoever has the number and is not the person of the source gets nothing. */
    private Map<String, Receiver> receivers(ImportRun run, List<RightsOfRid> granted) {
        var rids = granted.stream().map(one -> one.rid().value()).distinct().toList();
        var instead = decisions.keptInstead(run.id(), rids);
        var numbers = rids.stream().map(rid -> instead.getOrDefault(rid, rid)).toList();
        var owners = here.matches().find(numbers);
        var remembered = here.matches().remembered(run.id(), numbers);
        var open = decisions.open(run.id(), numbers);
        var receivers = new HashMap<String, Receiver>();
        for (String rid : rids) {
            var number = instead.getOrDefault(rid, rid);
            var user = remembered.get(number);
            if (user != null) receivers.put(rid, new Receiver(user, RowProblem.RIGHT_HELD));
            else if (open.contains(number)) receivers.put(rid, new Receiver(null, RowProblem.RIGHT_UNDECIDED));
            else if (owners.containsKey(number)) receivers.put(rid, Receiver.of(owners.get(number)));
        }
        return receivers;
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

    /**
     * Whom the rights of a RID number go to.
     *
     * @param none why they go to nobody, where they do not
     */
    private record Receiver(@Nullable UUID user, RowProblem none) {

        static final Receiver GONE = new Receiver(null, RowProblem.DELETED_HERE);

        static Receiver of(@Nullable Owner owner) {
            if (owner == null || owner.state() == UserState.DELETED) return GONE;
            if (!owner.isDeactivated()) return new Receiver(null, RowProblem.ACTIVATED_ALREADY);
            return new Receiver(owner.hasRole() ? null : owner.id(), RowProblem.WAITS_FOR_ROLE);
        }
    }
}
