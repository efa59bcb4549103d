package dk.ramme.notification;

import dk.ramme.tenancy.CrossTenantTask;
import dk.ramme.tenancy.Tenancy;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sending has stopped, for all mails and on all nodes, because the server takes none. They wait as they are, and it is
 * asked again after ever longer waits, with a few of them.
 */
@Component
class OutboxStop {

    private static final Logger log = LoggerFactory.getLogger(OutboxStop.class);

    private final JdbcClient jdbc;
    private final MailSettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    OutboxStop(JdbcClient jdbc, MailSettings settings, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    Optional<Stop> current() {
        return Tenancy.on(
                CrossTenantTask.OUTBOX,
                () -> transaction.execute(
                        status -> jdbc.sql("""
                        select since, next_try_at, tries, reason from outbox_stop
                        """).query(Stop.class).optional()));
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
        keep(new Stop(
                goesOn == null ? clock.instant() : goesOn.since(),
                clock.instant().plus(wait),
                tries,
                reason));
        if (former == null || !former.reason().equals(reason)) {
            log.warn(
                    "NO MAIL IS SENT, all wait: the mail server {} takes none. It is asked again in {} s, then less often: {}",
                    server,
                    wait.toSeconds(),
                    reason);
        }
    }

    void end(Stop former, String server) {
        Tenancy.on(
                CrossTenantTask.OUTBOX,
                () -> transaction.execute(
                        status -> jdbc.sql("delete from outbox_stop").update()));
        log.info(
                "The mail server {} takes mails again, after {} min",
                server,
                Duration.between(former.since(), clock.instant()).toMinutes());
    }

    private void keep(Stop stop) {
        Tenancy.on(
                CrossTenantTask.OUTBOX,
                () -> transaction.execute(status -> jdbc.sql("""
                        insert into outbox_stop (since, next_try_at, tries, reason) values (:since, :next, :tries, :reason)
                        on conflict (only_one) do update
                            set since = excluded.since, next_try_at = excluded.next_try_at, tries = excluded.tries,
                                reason = excluded.reason
                        """)
                        .param("since", Timestamp.from(stop.since()))
                        .param("next", Timestamp.from(stop.nextTryAt()))
                        .param("tries", stop.tries())
                        .param("reason", stop.reason())
                        .update()));
    }

    /** @param tries how often the server was asked since it takes none */
    record Stop(Instant since, Instant nextTryAt, int tries, String reason) {

        boolean holds(Instant now) {
            return nextTryAt.isAfter(now);
        }
    }
}
