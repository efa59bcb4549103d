package dk.ramme.people;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dk.ramme.tenancy.Duty;
import dk.ramme.tenancy.Tenancy;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Adds up the counts of users where many rows have come together, so that reading them stays quick. */
@Configuration(proxyBeanMethods = false)
class UserTallyJob {

    private static final int MANY = 500;

    private final JdbcClient jdbc;
    private final UserCounts counts;
    private final TransactionTemplate transaction;

    UserTallyJob(JdbcClient jdbc, UserCounts counts, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.counts = counts;
        this.transaction = transaction;
    }

    @Bean
    RecurringTask<Void> userTallyTask() {
        return Tasks.recurring("user-tally", FixedDelay.of(Duration.ofMinutes(5)))
                .execute((instance, context) -> addUp());
    }

    void addUp() {
        var full = Tenancy.on(
                Duty.JOB,
                () -> Objects.requireNonNull(transaction.execute(status ->
                        jdbc.sql("""
                        select organisation_id from user_tally group by organisation_id
                        having count(*) > count(distinct (day, state)) + :many
                        """).param("many", MANY).query(UUID.class).list())));
        full.forEach(organisation ->
                Tenancy.in(organisation, () -> transaction.executeWithoutResult(status -> counts.addUp())));
    }
}
