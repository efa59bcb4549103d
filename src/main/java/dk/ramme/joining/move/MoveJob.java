package dk.ramme.joining.move;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dk.ramme.joining.JoiningSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.StringUtils;

/** Tells the organisations of the operator's file to move, where there is one. */
@Configuration(proxyBeanMethods = false)
class MoveJob {

    private static final Logger log = LoggerFactory.getLogger(MoveJob.class);

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
