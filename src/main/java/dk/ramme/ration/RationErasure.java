package dk.ramme.ration;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dk.ramme.jobs.Nightly;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Forgets rations that are over. */
@Configuration(proxyBeanMethods = false)
class RationErasure {

    private static final LocalTime AT_NIGHT = LocalTime.of(4, 20);

    private final JdbcClient jdbc;
    private final Clock clock;

    RationErasure(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Bean
    RecurringTask<Void> rationErasureTask() {
        return Nightly.task("ration-erasure", AT_NIGHT, this::erase);
    }

    void erase() {
        jdbc.sql("select forget_rations(:before)")
                .param("before", Timestamp.from(clock.instant()))
                .query(String.class)
                .list();
    }
}
