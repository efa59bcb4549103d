package dk.ramme.activation;

import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import dk.ramme.jobs.OrganisationJob;
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

    static TaskInstance<String> instance(UUID organisationId, UUID activationId) {
        return JOB.of(organisationId, activationId);
    }

    @Bean
    CustomTask<String> activationTask(BulkActivation activation) {
        return JOB.inChunks(activation::next);
    }
}
