package dk.ramme.bulk;

import dk.ramme.audit.AuditTrail;
import dk.ramme.bulk.ChoosingMany.UnknownRun;
import dk.ramme.people.Me;
import dk.ramme.ui.SummaryRow;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a run would do, is doing, or has done. */
@Service
@Transactional(readOnly = true)
class BulkReport {

    private static final Limit LATEST = Limit.of(50);

    private final BulkRuns runs;
    private final BulkUsers members;
    private final Deeds deeds;
    private final Undoing undoing;
    private final Me me;
    private final AuditTrail trail;
    private final Clock clock;

    BulkReport(BulkRuns runs, BulkUsers members, Deeds deeds, Undoing undoing, Me me, AuditTrail trail, Clock clock) {
        this.runs = runs;
        this.members = members;
        this.deeds = deeds;
        this.undoing = undoing;
        this.me = me;
        this.trail = trail;
        this.clock = clock;
    }

    /** @throws UnknownRun when the organisation has no such run */
    public BulkRun find(UUID id) {
        return runs.findById(id).orElseThrow(UnknownRun::new);
    }

    /** @throws UnknownRun when the organisation has no such run */
    public Preview of(UUID id) {
        var run = find(id);
        var deed = deeds.of(run);
        var answered = deeds.isAnswered(run);
        // counting a million rows every other second helps nobody
        var counted = answered && !run.isRunning();
        var outcomes = counted ? members.outcomes(run, deeds.hindrance(run)) : Map.<String, Integer>of();
        var mine = !Collections.disjoint(deed.by(), me.roles());
        return new Preview(
                run,
                mine,
                outcomes,
                counted ? members.leftOut(run, deeds.hindrance(run), Preview.SHOWN) : List.of(),
                answered,
                deed.question(),
                deed.each(),
                mine && answered && run.isChoosing() && !run.isUndo()
                        ? deed.details(run, outcomes.getOrDefault(BulkUsers.DONE, 0))
                        : List.of(),
                mine && run.isFinished() && !run.isUndo() ? deed.afterwards(run) : List.of(),
                mine ? undoing.until(run).orElse(null) : null,
                undoing.of(run).map(BulkRun::id).orElse(null),
                minutesLeft(run));
    }

    /** How long the rest will take at the speed so far; unknown before the first users are done. */
    private @Nullable Integer minutesLeft(BulkRun run) {
        var started = run.startedAt();
        var decided = run.decided();
        if (started == null || decided == 0) {
            return null;
        }
        var left = Duration.between(started, clock.instant())
                .multipliedBy(run.asked() - decided)
                .dividedBy(decided);
        return (int) left.plusSeconds(30).toMinutes();
    }

    /** Those that have been started, the latest first. */
    public List<BulkRun> latest() {
        return runs.begun(LATEST);
    }

    /**
     * The run whose report is about to leave as a file: that is on the trail.
     *
     * @throws UnknownRun when the organisation has no such run, or it does not know yet what would become of anybody
     */
    @Transactional
    public BulkRun handOut(UUID id) {
        var run = runs.findById(id).filter(deeds::isAnswered).orElseThrow(UnknownRun::new);
        trail.record("BULK_REPORT_READ", "bulk", id, Map.of("deed", run.deed(), "users", run.asked()));
        return run;
    }

    /** The report's lines after the given user, for whoever writes it to a file. */
    public List<BulkUsers.Line> linesAfter(BulkRun run, @Nullable UUID after, int most) {
        return members.lines(run, deeds.hindrance(run), after, most);
    }

    /**
     * @param mine whether it may be done, and undone, by whoever looks
     * @param outcomes to how many it has been done or would be, and how many are left out for which reason; empty while it runs
     * @param leftOut the first of those left out
     * @param answered whether the deed knows all it needs to
     * @param question where that is asked
     * @param each where one sees what is done to each, if that is not the same
     * @param details what it was told besides whom, and what it costs; nothing of it for whom it is not
     * @param afterwards what is to be known or done once it is finished; nothing of it for whom it is not
     * @param undoUntil until when it can be undone by whoever looks; null when it cannot
     * @param undoneBy the run that undoes it
     * @param minutesLeft begun minutes; null while nobody can know
     */
    record Preview(
            BulkRun run,
            boolean mine,
            Map<String, Integer> outcomes,
            List<BulkUsers.LeftOut> leftOut,
            boolean answered,
            @Nullable String question,
            @Nullable String each,
            List<SummaryRow> details,
            List<Deed.Afterwards> afterwards,
            @Nullable Instant undoUntil,
            @Nullable UUID undoneBy,
            @Nullable Integer minutesLeft) {

        static final int SHOWN = 20;

        public int fit() {
            return outcomes.getOrDefault(BulkUsers.DONE, 0);
        }

        public int unfit() {
            return outcomes.values().stream().mapToInt(Integer::intValue).sum() - fit();
        }

        public boolean showsNotAll() {
            return unfit() > leftOut.size();
        }
    }
}
