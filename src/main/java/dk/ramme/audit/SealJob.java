package dk.ramme.audit;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Seals what has been written since the last look. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AuditSettings.class)
class SealJob {

    /** One round is short, so that a node that is told to stop does so. */
    private static final int ROUNDS = 20;

    @Bean
    RecurringTask<Void> auditSealTask(Sealer sealer, AuditSettings settings) {
        return Tasks.recurring("audit-seal", FixedDelay.of(settings.sealEvery()))
                .execute((instance, context) -> {
                    for (int round = 0;
                            round < ROUNDS && !context.getSchedulerState().isShuttingDown();
                            round++) {
                        if (sealer.seal() < Sealer.LOT) {
                            return;
                        }
                    }
                });
    }
}
