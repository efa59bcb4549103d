package dk.ramme.asking;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import dk.ramme.audit.AuditTrail;
import dk.ramme.tenancy.Duty;
import dk.ramme.tenancy.Tenancy;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Erases requests of employees: a month after the answer, and those that nobody answers. */
@Configuration(proxyBeanMethods = false)
class AskingErasure {

    static final Duration ANSWERED = Duration.ofDays(30);
    static final Duration UNANSWERED = Duration.ofDays(90);

    private static final LocalTime AT_NIGHT = LocalTime.of(3, 50);
    private static final String DUE = " from employee_request where decided_at < :answered or asked_at < :unanswered";

    @Bean
    RecurringTask<Void> employeeRequestErasureTask(
            JdbcClient jdbc, TransactionTemplate transaction, AuditTrail audit, Clock clock) {
        return Tasks.recurring("employee-request-erasure", new Daily(ZoneId.of("Europe/Copenhagen"), AT_NIGHT))
                .execute((instance, context) -> erase(jdbc, transaction, audit, clock));
    }

    static void erase(JdbcClient jdbc, TransactionTemplate transaction, AuditTrail audit, Clock clock) {
        var due = Tenancy.on(
                Duty.JOB,
                () -> Objects.requireNonNull(
                        transaction.execute(status -> dated(jdbc, "select distinct organisation_id" + DUE, clock)
                                .query(UUID.class)
                                .list())));
        for (var organisation : due) {
            Tenancy.in(
                    organisation,
                    () -> transaction.executeWithoutResult(status -> {
                        var erased = dated(jdbc, "delete" + DUE, clock).update();
                        audit.record(
                                "EMPLOYEE_REQUESTS_ERASED", "organisation", organisation, Map.of("requests", erased));
                    }));
        }
    }

    private static JdbcClient.StatementSpec dated(JdbcClient jdbc, String sql, Clock clock) {
        var now = clock.instant();
        return jdbc.sql(sql)
                .param("answered", Timestamp.from(now.minus(ANSWERED)))
                .param("unanswered", Timestamp.from(now.minus(UNANSWERED)));
    }
}
