package dk.ramme.people.life;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dk.ramme.jobs.Nightly;
import java.time.LocalTime;
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
        return Nightly.task("user-erasure", AT_NIGHT, erasures::erase);
    }
}
