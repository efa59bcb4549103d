package dk.ramme.notification;

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

/** Erases mails that went out, or never shall, and notifications nobody looks for any more. What waits to be sent stays. */
@Configuration(proxyBeanMethods = false)
class NewsErasure {

    static final Duration MAILS = Duration.ofDays(90);
    static final Duration NOTIFICATIONS = Duration.ofDays(365);

    private static final LocalTime AT_NIGHT = LocalTime.of(4, 10);
    private static final String OLD_MAILS = " from outbox_mail where state <> 'QUEUED' and created_at < :mails";
    private static final String OLD_NOTIFICATIONS = " from notification where created_at < :notifications";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final AuditTrail audit;
    private final Clock clock;

    NewsErasure(JdbcClient jdbc, TransactionTemplate transaction, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.audit = audit;
        this.clock = clock;
    }

    @Bean
    RecurringTask<Void> newsErasureTask() {
        return Tasks.recurring("news-erasure", new Daily(ZoneId.of("Europe/Copenhagen"), AT_NIGHT))
                .execute((instance, context) -> erase());
    }

    void erase() {
        var due = Tenancy.on(
                Duty.JOB,
                () -> Objects.requireNonNull(transaction.execute(status -> jdbc.sql("select organisation_id" + OLD_MAILS
                                + " union select organisation_id" + OLD_NOTIFICATIONS)
                        .param("mails", before(MAILS))
                        .param("notifications", before(NOTIFICATIONS))
                        .query(UUID.class)
                        .list())));
        for (var organisation : due) {
            Tenancy.in(organisation, () -> transaction.executeWithoutResult(status -> eraseIn(organisation)));
        }
    }

    private void eraseIn(UUID organisation) {
        var mails = jdbc.sql("delete" + OLD_MAILS).param("mails", before(MAILS)).update();
        var notifications = jdbc.sql("delete" + OLD_NOTIFICATIONS)
                .param("notifications", before(NOTIFICATIONS))
                .update();
        audit.record(
                "OLD_NEWS_ERASED",
                "organisation",
                organisation,
                Map.of("mails", mails, "notifications", notifications));
    }

    private Timestamp before(Duration age) {
        return Timestamp.from(clock.instant().minus(age));
    }
}
