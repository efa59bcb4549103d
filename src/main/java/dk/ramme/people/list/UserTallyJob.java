package dk.ramme.people.list;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dk.ramme.jobs.EachOrganisation;
import java.time.Duration;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Adds up the counts of users where many rows have come together, so that reading them stays quick. */
@Configuration(proxyBeanMethods = false)
class UserTallyJob {

    private static final int MANY = 500;

    private final JdbcClient jdbc;
    private final UserCounts counts;
    private final EachOrganisation organisations;

    UserTallyJob(JdbcClient jdbc, UserCounts counts, EachOrganisation organisations) {
        this.jdbc = jdbc;
        this.counts = counts;
        this.organisations = organisations;
    }

    @Bean
    RecurringTask<Void> userTallyTask() {
        return Tasks.recurring("user-tally", FixedDelay.of(Duration.ofMinutes(5)))
                .execute((instance, context) -> addUp());
    }

    void addUp() {
        organisations.each(
                () -> jdbc.sql("""
                        select organisation_id from user_tally group by organisation_id
                        having count(*) > count(distinct (day, state)) + :many
                        """).param("many", MANY).query(UUID.class).list(), organisation -> counts.addUp());
    }
}
