package dk.ramme.bulk;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import dk.ramme.audit.Actor;
import dk.ramme.audit.AuditTrail;
import dk.ramme.audit.OnBehalf;
import dk.ramme.bulk.BulkRun.Owner;
import dk.ramme.bulk.BulkUsers.Candidate;
import dk.ramme.bulk.ChoosingMany.UnknownRun;
import dk.ramme.jobs.OrganisationJob;
import dk.ramme.people.ActingAdministrator;
import dk.ramme.people.Role;
import dk.ramme.people.list.UserSelections;
import dk.ramme.tenancy.Tenancy;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Carries a run out, a chunk a transaction: all that follows for a user and what is written down about them come together or
 * not at all. What has been decided is kept beside the users, so that a run that was cut off goes on where it was and does
 * nothing twice. Whether whoever began it still may is asked with each chunk, under the organisation's lock.
 */
@Service
class RunningBulk {

    static final int CHUNK = 200;

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final BulkRuns runs;
    private final BulkUsers members;
    private final Deeds deeds;
    private final Undoing undoing;
    private final ActingAdministrator acting;
    private final UserSelections selections;
    private final AuditTrail trail;
    private final ObjectProvider<SchedulerClient> scheduler;
    private final JsonMapper json;
    private final Clock clock;

    RunningBulk(
            BulkRuns runs,
            BulkUsers members,
            Deeds deeds,
            Undoing undoing,
            ActingAdministrator acting,
            UserSelections selections,
            AuditTrail trail,
            ObjectProvider<SchedulerClient> scheduler,
            JsonMapper json,
            Clock clock) {
        this.runs = runs;
        this.members = members;
        this.deeds = deeds;
        this.undoing = undoing;
        this.acting = acting;
        this.selections = selections;
        this.trail = trail;
        this.scheduler = scheduler;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Starts the run. Started already, by a second click or a colleague: nothing happens again.
     *
     * @throws UnknownRun when the organisation has no such run
     * @throws AccessDeniedException when whoever starts it may not any more
     * @throws Undoing.TooLate when it undoes what can be undone no more
     * @throws Unanswered when the deed does not know yet what it needs to
     */
    @Transactional
    public void start(UUID id) {
        var run = runs.lock(id).orElseThrow(UnknownRun::new);
        if (!run.isChoosing()) {
            return;
        }
        var deed = deeds.of(run);
        var by = acting.require(roles(deed));
        if (!deeds.isAnswered(run)) {
            throw new Unanswered();
        }
        undoing.requireInTime(run);
        run.start(new Owner(by.id(), by.name()), clock.instant());
        runs.save(run);
        run.selectedOn().ifPresent(list -> selections.clear(Tenancy.organisation(), by.id(), list));
        trail.record("BULK_STARTED", "bulk", id, told(run, Map.of("users", run.asked())));
        scheduler.getObject().scheduleIfNotExists(BulkJob.instance(Tenancy.organisation(), id), OrganisationJob.now());
    }

    /** Decides about the next users. @return whether there may be more */
    @Transactional
    public boolean next(UUID id) {
        var run = runs.lock(id).orElseThrow(UnknownRun::new);
        return run.isRunning()
                && OnBehalf.call(Actor.user(run.createdBy(), run.createdByName()), "BULK", () -> chunk(run));
    }

    private boolean chunk(BulkRun run) {
        var deed = deeds.of(run);
        if (acting.find(run.createdBy(), roles(deed)).isEmpty()) {
            run.decide(0, members.leaveOutRest(run.id(), BulkUsers.NOT_ALLOWED), run.reached());
            finish(run);
            return false;
        }
        var candidates = members.next(run, deeds.hindrance(run), CHUNK);
        if (candidates.isEmpty()) {
            finish(run);
            return false;
        }
        decide(run, deed, candidates);
        return true;
    }

    private void decide(BulkRun run, Deed deed, List<Candidate> candidates) {
        var fit = candidates.stream()
                .filter(candidate -> candidate.reason() == null)
                .map(Candidate::id)
                .toList();
        if (!fit.isEmpty()) {
            if (run.isUndo()) {
                deed.undo(run, before(candidates));
            } else {
                members.remember(run.id(), fit, deed.before());
                deed.carryOut(run, fit);
            }
            members.done(run.id(), fit);
        }
        byReason(candidates).forEach((reason, users) -> members.leaveOut(run.id(), users, reason));
        run.decide(
                fit.size(),
                candidates.size() - fit.size(),
                candidates.get(candidates.size() - 1).id());
        runs.save(run);
    }

    /** What stood before, of those in whose way nothing stands. */
    private Map<UUID, Map<String, String>> before(List<Candidate> candidates) {
        var before = new LinkedHashMap<UUID, Map<String, String>>();
        candidates.stream().filter(candidate -> candidate.reason() == null).forEach(candidate -> {
            var kept = candidate.before();
            before.put(candidate.id(), kept == null ? Map.of() : json.readValue(kept, TEXTS));
        });
        return before;
    }

    private static Map<String, List<UUID>> byReason(List<Candidate> candidates) {
        return candidates.stream()
                .filter(candidate -> candidate.reason() != null)
                .collect(Collectors.groupingBy(
                        candidate -> Objects.requireNonNull(candidate.reason()),
                        LinkedHashMap::new,
                        Collectors.mapping(Candidate::id, Collectors.toList())));
    }

    private void finish(BulkRun run) {
        run.finish(deeds.of(run).forgets(), clock.instant());
        runs.save(run);
        trail.record(
                "BULK_FINISHED", "bulk", run.id(), told(run, Map.of("done", run.done(), "leftOut", run.leftOut())));
    }

    private static Map<String, Object> told(BulkRun run, Map<String, ?> counts) {
        var told = new LinkedHashMap<String, Object>();
        told.put("deed", run.deed());
        run.undoOf().ifPresent(former -> told.put("undoOf", former));
        told.putAll(counts);
        return told;
    }

    private static Role[] roles(Deed deed) {
        return deed.by().toArray(Role[]::new);
    }

    /** The deed does not know yet what it needs to. */
    static class Unanswered extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
