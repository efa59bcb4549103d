package dk.ramme.bulk;

import dk.ramme.audit.AuditTrail;
import dk.ramme.bulk.BulkRun.Owner;
import dk.ramme.bulk.ChoosingMany.NobodyChosen;
import dk.ramme.bulk.ChoosingMany.UnknownRun;
import dk.ramme.people.ActingAdministrator;
import dk.ramme.people.Role;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Undoes a run, for exactly the users it changed and nobody has touched since (B2), by a run of its own: looked at first,
 * then carried out like any other.
 */
@Service
@Transactional
class Undoing {

    private final BulkRuns runs;
    private final BulkUsers members;
    private final Deeds deeds;
    private final ActingAdministrator acting;
    private final AuditTrail trail;
    private final Clock clock;

    Undoing(BulkRuns runs, BulkUsers members, Deeds deeds, ActingAdministrator acting, AuditTrail trail, Clock clock) {
        this.runs = runs;
        this.members = members;
        this.deeds = deeds;
        this.acting = acting;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Begins to undo the run; nothing happens yet.
     *
     * @return the run that would undo it
     * @throws UnknownRun when the organisation has no such run
     * @throws TooLate when it can be undone no more
     * @throws NobodyChosen when it has done nothing to anybody
     */
    public UUID begin(UUID id) {
        var run = runs.findById(id).orElseThrow(UnknownRun::new);
        var by = acting.require(deeds.of(run).by().toArray(Role[]::new));
        if (!canBeUndone(run)) {
            throw new TooLate();
        }
        var undo = runs.saveAndFlush(BulkRun.undoing(run, new Owner(by.id(), by.name()), clock.instant()));
        var users = members.addDone(undo.id(), id);
        if (users == 0) {
            throw new NobodyChosen();
        }
        undo.choose(users, null);
        trail.record("BULK_CHOSEN", "bulk", undo.id(), Map.of("deed", run.deed(), "users", users, "undoOf", id));
        return runs.save(undo).id();
    }

    /** Until when the run can be undone; empty when it cannot, or has been. */
    @Transactional(readOnly = true)
    public Optional<Instant> until(BulkRun run) {
        return deadline(run)
                .filter(end ->
                        clock.instant().isBefore(end) && runs.undoing(run.id()).isEmpty());
    }

    /** The run that undoes this one, or has undone it. */
    @Transactional(readOnly = true)
    public Optional<BulkRun> of(BulkRun run) {
        return runs.undoing(run.id()).stream().findFirst();
    }

    /** @throws TooLate when this undoes what can be undone no more */
    void requireInTime(BulkRun undo) {
        var former = undo.undoOf().map(id -> runs.lock(id).orElseThrow(UnknownRun::new));
        if (former.isPresent() && !canBeUndone(former.get())) {
            throw new TooLate();
        }
    }

    private boolean canBeUndone(BulkRun run) {
        return until(run).isPresent();
    }

    private Optional<Instant> deadline(BulkRun run) {
        var within = deeds.of(run).undoneWithin();
        var finished = run.finishedAt();
        return finished == null || within == null || run.isUndo() || run.done() == 0
                ? Optional.empty()
                : Optional.of(finished.plus(within));
    }

    /** It can be undone no more: too long ago, undone already, or nothing that can be undone. */
    static class TooLate extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
