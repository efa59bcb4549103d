package dk.ramme.asking;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dk.ramme.audit.AuditTrail;
import dk.ramme.jobs.EachOrganisation;
import dk.ramme.jobs.Nightly;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Erases requests of employees: a month after the answer, and those that nobody answers. */
@Configuration(proxyBeanMethods = false)
class AskingErasure {

    static final Duration ANSWERED = Duration.ofDays(30);
    static final Duration UNANSWERED = Duration.ofDays(90);

    private static final LocalTime AT_NIGHT = LocalTime.of(3, 50);
    private static final String DUE = " from employee_request where decided_at < :answered or asked_at < :unanswered";

    private final JdbcClient jdbc;
    private final EachOrganisation organisations;
    private final AuditTrail audit;
    private final Clock clock;

    AskingErasure(JdbcClient jdbc, EachOrganisation organisations, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.organisations = organisations;
        this.audit = audit;
        this.clock = clock;
    }

    @Bean
    RecurringTask<Void> employeeRequestErasureTask() {
        return Nightly.task("employee-request-erasure", AT_NIGHT, this::erase);
    }

    void erase() {
        organisations.each(
                () -> dated("select distinct organisation_id" + DUE)
                        .query(UUID.class)
                        .list(),
                this::eraseIn);
    }

    private void eraseIn(UUID organisation) {
        var erased = dated("delete" + DUE).update();
        audit.record("EMPLOYEE_REQUESTS_ERASED", "organisation", organisation, Map.of("requests", erased));
    }

    private JdbcClient.StatementSpec dated(String sql) {
        var now = clock.instant();
        return jdbc.sql(sql)
                .param("answered", Timestamp.from(now.minus(ANSWERED)))
                .param("unanswered", Timestamp.from(now.minus(UNANSWERED)));
    }
}
