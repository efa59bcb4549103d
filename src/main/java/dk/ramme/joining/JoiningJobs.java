package dk.ramme.joining;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dk.ramme.jobs.Nightly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.StringUtils;

/** What joining does by itself: erasing at night, and telling organisations to move. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(JoiningSettings.class)
class JoiningJobs {

    private static final Logger log = LoggerFactory.getLogger(JoiningJobs.class);
    private static final LocalTime AT_NIGHT = LocalTime.of(3, 10);

    @Bean
    RecurringTask<Void> joiningErasureTask(JoiningErasure erasure) {
        return Nightly.task("joining-erasure", AT_NIGHT, erasure::erase);
    }

    @Bean
    RecurringTask<Void> moveCallsTask(MoveCalls calls, JoiningSettings settings) {
        return Tasks.recurring("move-calls", FixedDelay.of(Duration.ofMinutes(30)))
                .execute((instance, context) -> tellDue(calls, settings));
    }

    private static void tellDue(MoveCalls calls, JoiningSettings settings) {
        if (!StringUtils.hasText(settings.callsFile())) {
            return;
        }
        try {
            var told = calls.tellDue(Path.of(settings.callsFile()));
            if (told > 0) {
                log.info("{} organisations were told to move", told);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("the file of organisations to tell cannot be read", failure);
        }
    }
}
