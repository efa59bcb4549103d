package dk.ramme.people;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import java.time.LocalTime;
import java.time.ZoneId;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What happens to users by itself, at night. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(UserSettings.class)
class UserJobs {

    private static final LocalTime AT_NIGHT = LocalTime.of(3, 40);

    @Bean
    RecurringTask<Void> userErasureTask(Erasures erasures) {
        return Tasks.recurring("user-erasure", new Daily(ZoneId.of("Europe/Copenhagen"), AT_NIGHT))
                .execute((instance, context) -> erasures.erase());
    }
}
