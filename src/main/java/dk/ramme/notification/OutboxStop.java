package dk.ramme.notification;

import dk.ramme.alarm.Alarm;
import dk.ramme.alarm.Alarms;
import dk.ramme.tenancy.CrossTenantTask;
import dk.ramme.tenancy.Tenancy;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sending has stopped, for all mails and on all nodes, because the server takes none. They wait as they are, and it is
 * asked again after ever longer waits, with a few of them.
 */
@Component
class OutboxStop {

    private static final Logger log = LoggerFactory.getLogger(OutboxStop.class);

    private final OutboxStops stops;
    private final MailSettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Alarms alarms;

    OutboxStop(OutboxStops stops, MailSettings settings, TransactionTemplate transaction, Clock clock, Alarms alarms) {
        this.alarms = alarms;
        this.stops = stops;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    Optional<StoppedSending> current() {
        return Tenancy.on(CrossTenantTask.OUTBOX, () -> transaction.execute(status -> stops.find()));
    }

    /**
     * Begins, or goes on after another try that came to nothing. Whoever runs Ramme is told once for each reason.
     *
     * @param afterMails whether the server took mails just before: then it is asked again as soon as after the first time, so
     *     that addresses nobody has hold up no other mail for long (R7)
     */
    void because(String reason, String server, boolean afterMails) {
        var former = current().orElse(null);
        var goesOn = afterMails ? null : former;
        var tries = goesOn == null ? 1 : goesOn.tries() + 1;
        var wait = settings.wait(tries);
        var since = goesOn == null ? clock.instant() : goesOn.since();
        inTransaction(() -> stops.keep(since, clock.instant().plus(wait), tries, reason));
        alarms.raise(Alarm.MAIL_SERVER, server + " takes no mails: " + reason);
        if (former == null || !former.reason().equals(reason)) {
            log.warn(
                    "NO MAIL IS SENT, all wait: the mail server {} takes none. It is asked again in {} s, then less often: {}",
                    server,
                    wait.toSeconds(),
                    reason);
        }
    }

    void end(StoppedSending former, String server) {
        inTransaction(stops::end);
        alarms.well(Alarm.MAIL_SERVER);
        log.info(
                "The mail server {} takes mails again, after {} min",
                server,
                Duration.between(former.since(), clock.instant()).toMinutes());
    }

    private void inTransaction(Runnable work) {
        try (var scope = Tenancy.onDuty(CrossTenantTask.OUTBOX)) {
            transaction.executeWithoutResult(status -> work.run());
        }
    }
}
