package dk.ramme.activation.reminder;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The settings of activation, and when reminders go out. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ActivationSettings.class)
class ActivationConfiguration {

    private static final Logger log = LoggerFactory.getLogger(ActivationConfiguration.class);

    @Bean
    RecurringTask<Void> remindersTask(Reminders reminders, ActivationSettings settings) {
        return Tasks.recurring("activation-reminders", FixedDelay.of(settings.remindEvery()))
                .execute((instance, context) -> {
                    var reminded = reminders.remindDue();
                    if (reminded > 0) {
                        log.info("{} users were reminded of their activation", reminded);
                    }
                });
    }
}
