package dk.ramme.joining;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dk.ramme.jobs.Nightly;
import java.time.LocalTime;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What joining does by itself: erasing at night. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(JoiningSettings.class)
class JoiningJobs {

    private static final LocalTime AT_NIGHT = LocalTime.of(3, 10);

    @Bean
    RecurringTask<Void> joiningErasureTask(JoiningErasure erasure) {
        return Nightly.task("joining-erasure", AT_NIGHT, erasure::erase);
    }
}
