package dk.ramme.notification;

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

/** Erases mails that went out, or never shall, and notifications nobody looks for any more. What waits to be sent stays. */
@Configuration(proxyBeanMethods = false)
class NewsErasure {

    static final Duration MAILS = Duration.ofDays(90);
    static final Duration NOTIFICATIONS = Duration.ofDays(365);

    private static final LocalTime AT_NIGHT = LocalTime.of(4, 10);

    private final OutboxMails mails;
    private final ReadersNotifications notifications;
    private final EachOrganisation organisations;
    private final AuditTrail audit;
    private final Clock clock;

    NewsErasure(
            OutboxMails mails,
            ReadersNotifications notifications,
            EachOrganisation organisations,
            AuditTrail audit,
            Clock clock) {
        this.mails = mails;
        this.notifications = notifications;
        this.organisations = organisations;
        this.audit = audit;
        this.clock = clock;
    }

    @Bean
    RecurringTask<Void> newsErasureTask() {
        return Nightly.task("news-erasure", AT_NIGHT, this::erase);
    }

    void erase() {
        organisations.each(() -> mails.organisationsWithOld(before(MAILS), before(NOTIFICATIONS)), this::eraseIn);
    }

    private void eraseIn(UUID organisation) {
        var erased = Map.of(
                "mails", mails.eraseEnded(before(MAILS)), "notifications", notifications.erase(before(NOTIFICATIONS)));
        audit.record("OLD_NEWS_ERASED", "organisation", organisation, erased);
    }

    private Instant before(Duration age) {
        return clock.instant().minus(age);
    }
}
