package dk.ramme.activation;

import com.github.kagkarlsson.scheduler.SystemClock;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dk.ramme.tenancy.Tenancy;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Runs an activation on one node at a time; when that node dies another goes on. After a turn it goes to the back of the
 * queue, so that a large organisation holds up no small one.
 */
@Configuration(proxyBeanMethods = false)
class ActivationJob {

    private static final String NAME = "activation";
    private static final int CHUNKS_A_TURN = 10;
    private static final int LONGEST_WAIT = 600;

    private final BulkActivation activation;

    ActivationJob(BulkActivation activation) {
        this.activation = activation;
    }

    static TaskInstance<String> instance(UUID organisationId, UUID activationId) {
        return new TaskInstance<>(NAME, activationId.toString(), organisationId.toString());
    }

    /** The queue lives by the system's clock, whatever time the application is told. */
    static Instant now() {
        return new SystemClock().now();
    }

    @Bean
    CustomTask<String> activationTask() {
        return Tasks.custom(NAME, String.class)
                .onDeadExecutionRevive()
                .onFailure(ActivationJob::retry)
                .execute(this::turn);
    }

    private CompletionHandler<String> turn(TaskInstance<String> job, ExecutionContext context) {
        var id = UUID.fromString(job.getId());
        try (var scope = Tenancy.enter(UUID.fromString(job.getData()))) {
            for (var chunk = 0; chunk < CHUNKS_A_TURN; chunk++) {
                if (!activation.next(id)) {
                    return new CompletionHandler.OnCompleteRemove<>();
                }
                if (context.getSchedulerState().isShuttingDown()) {
                    break;
                }
            }
        }
        return (complete, operations) -> operations.reschedule(complete, now());
    }

    /** Tries again after 1, 2, 4 ... seconds, then every ten minutes: what was promised to a user administrator is kept. */
    private static void retry(ExecutionComplete complete, ExecutionOperations<String> operations) {
        var failures = Math.min(complete.getExecution().consecutiveFailures, 10);
        operations.reschedule(complete, now().plus(Duration.ofSeconds(Math.min(1L << failures, LONGEST_WAIT))));
    }
}
