package dk.ramme.asking;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dk.ramme.audit.AuditTrail;
import dk.ramme.jobs.EachOrganisation;
import dk.ramme.jobs.Nightly;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Erases requests of employees: a month after the answer, and those that nobody answers. */
@Configuration(proxyBeanMethods = false)
class AskingErasure {

    static final Duration ANSWERED = Duration.ofDays(30);
    static final Duration UNANSWERED = Duration.ofDays(90);

    private static final LocalTime AT_NIGHT = LocalTime.of(3, 50);

    private final Requests requests;
    private final EachOrganisation organisations;
    private final AuditTrail audit;
    private final Clock clock;

    AskingErasure(Requests requests, EachOrganisation organisations, AuditTrail audit, Clock clock) {
        this.requests = requests;
        this.organisations = organisations;
        this.audit = audit;
        this.clock = clock;
    }

    @Bean
    RecurringTask<Void> employeeRequestErasureTask() {
        return Nightly.task("employee-request-erasure", AT_NIGHT, this::erase);
    }

    void erase() {
        organisations.each(() -> requests.organisationsWithOld(before(ANSWERED), before(UNANSWERED)), this::eraseIn);
    }

    private void eraseIn(UUID organisation) {
        var erased = requests.erase(before(ANSWERED), before(UNANSWERED));
        audit.record("EMPLOYEE_REQUESTS_ERASED", "organisation", organisation, Map.of("requests", erased));
    }

    private Instant before(Duration age) {
        return clock.instant().minus(age);
    }
}
