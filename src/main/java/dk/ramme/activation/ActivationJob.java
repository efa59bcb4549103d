package dk.ramme.activation;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import dk.ramme.jobs.OrganisationJob;
import java.time.Duration;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Runs an activation on one node at a time; when that node dies another goes on. After a turn it goes to the back of the
 * queue, so that a large organisation holds up no small one.
 */
@Configuration(proxyBeanMethods = false)
class ActivationJob {

    private static final OrganisationJob JOB = new OrganisationJob("activation");
    private static final int CHUNKS_A_TURN = 10;
    private static final int LONGEST_WAIT = 600;

    private final BulkActivation activation;

    ActivationJob(BulkActivation activation) {
        this.activation = activation;
    }

    static TaskInstance<String> instance(UUID organisationId, UUID activationId) {
        return JOB.of(organisationId, activationId);
    }

    @Bean
    CustomTask<String> activationTask() {
        return JOB.task(this::turn, ActivationJob::retry);
    }

    private CompletionHandler<String> turn(UUID id, ExecutionContext context) {
        for (var chunk = 0; chunk < CHUNKS_A_TURN; chunk++) {
            if (!activation.next(id)) {
                return OrganisationJob.done();
            }
            if (context.getSchedulerState().isShuttingDown()) {
                break;
            }
        }
        return OrganisationJob.again();
    }

    /** Tries again after 1, 2, 4 ... seconds, then every ten minutes: what was promised to a user administrator is kept. */
    private static void retry(ExecutionComplete complete, ExecutionOperations<String> operations) {
        var failures = Math.min(complete.getExecution().consecutiveFailures, 10);
        operations.reschedule(
                complete, OrganisationJob.now().plus(Duration.ofSeconds(Math.min(1L << failures, LONGEST_WAIT))));
    }
}
