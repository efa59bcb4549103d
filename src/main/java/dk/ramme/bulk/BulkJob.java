package dk.ramme.bulk;

import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import dk.ramme.jobs.OrganisationJob;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Carries runs out in the background. */
@Configuration(proxyBeanMethods = false)
class BulkJob {

    private static final OrganisationJob JOB = new OrganisationJob("bulk");

    static TaskInstance<String> instance(UUID organisation, UUID run) {
        return JOB.of(organisation, run);
    }

    @Bean
    CustomTask<String> bulkTask(RunningBulk bulk) {
        return JOB.inChunks(bulk::next);
    }
}
