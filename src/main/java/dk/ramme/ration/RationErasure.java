package dk.ramme.ration;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dk.ramme.jobs.Nightly;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Forgets rations that are over. */
@Configuration(proxyBeanMethods = false)
class RationErasure {

    private static final LocalTime AT_NIGHT = LocalTime.of(4, 20);

    private final RateLimits limits;

    RationErasure(RateLimits limits) {
        this.limits = limits;
    }

    @Bean
    RecurringTask<Void> rationErasureTask() {
        return Nightly.task("ration-erasure", AT_NIGHT, this::erase);
    }

    void erase() {
        limits.forgetOver();
    }
}
