package dk.ramme.notification;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dk.ramme.audit.AuditTrail;
import dk.ramme.jobs.EachOrganisation;
import dk.ramme.jobs.Nightly;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Erases mails that went out, or never shall, and notifications nobody looks for any more. What waits to be sent stays. */
@Configuration(proxyBeanMethods = false)
class NewsErasure {

    static final Duration MAILS = Duration.ofDays(90);
    static final Duration NOTIFICATIONS = Duration.ofDays(365);

    private static final LocalTime AT_NIGHT = LocalTime.of(4, 10);
    private static final String OLD_MAILS = " from outbox_mail where state <> 'QUEUED' and created_at < :mails";
    private static final String OLD_NOTIFICATIONS = " from notification where created_at < :notifications";

    private final JdbcClient jdbc;
    private final EachOrganisation organisations;
    private final AuditTrail audit;
    private final Clock clock;

    NewsErasure(JdbcClient jdbc, EachOrganisation organisations, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.organisations = organisations;
        this.audit = audit;
        this.clock = clock;
    }

    @Bean
    RecurringTask<Void> newsErasureTask() {
        return Nightly.task("news-erasure", AT_NIGHT, this::erase);
    }

    void erase() {
        organisations.each(this::due, this::eraseIn);
    }

    private List<UUID> due() {
        return jdbc.sql("select organisation_id" + OLD_MAILS + " union select organisation_id" + OLD_NOTIFICATIONS)
                .param("mails", before(MAILS))
                .param("notifications", before(NOTIFICATIONS))
                .query(UUID.class)
                .list();
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
