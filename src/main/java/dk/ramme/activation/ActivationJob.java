package dk.ramme.activation;

import com.github.kagkarlsson.scheduler.SystemClock;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dk.ramme.tenancy.Tenancy;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Runs an activation on one node at a time; when that node dies another goes on. */
@Configuration(proxyBeanMethods = false)
class ActivationJob {

    private static final String NAME = "activation";

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
    OneTimeTask<String> activationTask() {
        return Tasks.oneTime(NAME, String.class)
                .onDeadExecutionRevive()
                .onFailure(new FailureHandler.ExponentialBackoffFailureHandler<>(Duration.ofSeconds(1)))
                .execute((job, context) -> {
                    try (var scope = Tenancy.enter(UUID.fromString(job.getData()))) {
                        var id = UUID.fromString(job.getId());
                        boolean more;
                        do {
                            more = activation.next(id);
                        } while (more && !context.getSchedulerState().isShuttingDown());
                        if (more) {
                            throw new IllegalStateException("the node stops; the activation goes on elsewhere");
                        }
                    }
                });
    }
}
