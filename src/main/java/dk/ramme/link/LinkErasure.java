package dk.ramme.link;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dk.ramme.jobs.EachOrganisation;
import dk.ramme.jobs.Nightly;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Erases links long after they led anywhere. Until then whoever follows one late is told why it is dead. That a user's link
 * has run out is a fact about them while they have not come, so those stay.
 */
@Configuration(proxyBeanMethods = false)
class LinkErasure {

    static final Duration KEPT = Duration.ofDays(180);

    private static final LocalTime AT_NIGHT = LocalTime.of(4, 0);
    private static final String OVER = " from link where coalesce(used_at, revoked_at,"
            + " case when purpose = 'SETUP' then expires_at end) < :before";

    private final JdbcClient jdbc;
    private final EachOrganisation organisations;
    private final Clock clock;

    LinkErasure(JdbcClient jdbc, EachOrganisation organisations, Clock clock) {
        this.jdbc = jdbc;
        this.organisations = organisations;
        this.clock = clock;
    }

    @Bean
    RecurringTask<Void> linkErasureTask() {
        return Nightly.task("link-erasure", AT_NIGHT, this::erase);
    }

    void erase() {
        organisations.each(
                () -> dated("select distinct organisation_id" + OVER)
                        .query(UUID.class)
                        .list(),
                organisation -> dated("delete" + OVER).update());
    }

    private JdbcClient.StatementSpec dated(String sql) {
        return jdbc.sql(sql).param("before", Timestamp.from(clock.instant().minus(KEPT)));
    }
}
