package dk.ramme.jobs;

import com.github.kagkarlsson.scheduler.SystemClock;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dk.ramme.tenancy.Tenancy;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Long work on one thing of one organisation, on one node at a time; when that node dies another takes it over. It is done in
 * turns, and after each it may go to the back of the queue, so that a large organisation holds up no small one.
 *
 * @param name the scheduler knows the job by it across versions, so it never changes
 */
public record OrganisationJob(String name) {

    /** Jobs are queued by the system's clock, whatever time the application is told. */
    private static final SystemClock CLOCK = new SystemClock();

    private static final int CHUNKS_A_TURN = 10;
    private static final int LONGEST_WAIT = 600;

    public static Instant now() {
        return CLOCK.now();
    }

    /** The job as it is scheduled: of the thing with this id. */
    public TaskInstance<String> of(UUID organisation, UUID id) {
        return new TaskInstance<>(name, id.toString(), organisation.toString());
    }

    public CustomTask<String> task(Turn turn, FailureHandler<String> failed) {
        return Tasks.custom(name, String.class)
                .onDeadExecutionRevive()
                .onFailure(failed)
                .execute((job, context) -> {
                    try (var scope = Tenancy.enter(UUID.fromString(job.getData()))) {
                        return turn.take(UUID.fromString(job.getId()), context);
                    }
                });
    }

    /**
     * Work that is done a chunk a transaction and has promised to come to its end: ten chunks a turn, and whatever fails is tried
     * again after 1, 2, 4 ... seconds, then every ten minutes.
     *
     * @param next does the next chunk of the thing with this id, and says whether there may be more
     */
    public CustomTask<String> inChunks(Predicate<UUID> next) {
        return task((id, context) -> chunks(id, next, context), OrganisationJob::retry);
    }

    private static CompletionHandler<String> chunks(UUID id, Predicate<UUID> next, ExecutionContext context) {
        for (var chunk = 0; chunk < CHUNKS_A_TURN; chunk++) {
            if (!next.test(id)) {
                return done();
            }
            if (context.getSchedulerState().isShuttingDown()) {
                break;
            }
        }
        return again();
    }

    private static void retry(ExecutionComplete complete, ExecutionOperations<String> operations) {
        var failures = Math.min(complete.getExecution().consecutiveFailures, 10);
        operations.reschedule(complete, now().plusSeconds(Math.min(1L << failures, LONGEST_WAIT)));
    }

    /** There is more to do: to the back of the queue. */
    public static CompletionHandler<String> again() {
        return (complete, operations) -> operations.reschedule(complete, now());
    }

    public static CompletionHandler<String> done() {
        return new CompletionHandler.OnCompleteRemove<>();
    }

    public static UUID organisation(ExecutionComplete complete) {
        return UUID.fromString((String) complete.getExecution().taskInstance.getData());
    }

    public static UUID id(ExecutionComplete complete) {
        return UUID.fromString(complete.getExecution().getId());
    }

    /** Does a part of the work, in the organisation's name, and says how it goes on. */
    @FunctionalInterface
    public interface Turn {
        CompletionHandler<String> take(UUID id, ExecutionContext context);
    }
}
