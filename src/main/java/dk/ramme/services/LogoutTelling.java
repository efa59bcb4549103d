package dk.ramme.services;

import static java.util.stream.Collectors.groupingBy;

import dk.ramme.login.SignedIn;
import dk.ramme.tenancy.CrossTenantTask;
import dk.ramme.tenancy.Tenancy;
import java.net.URI;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells services who is out, until they have taken it (O5). What waits is a row, written when the session ended; whoever takes it says so
 * in the row first, for as long as an answer may take, so that the work of a node that dies is done by another. Each service has hands of
 * its own: one that is slow or away holds up no other.
 */
@Component
class LogoutTelling implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(LogoutTelling.class);

    private static final int HANDS = 4;
    private static final int MOST_HANDS = 64;
    private static final int LOT = 100;
    private static final Duration MORE_THAN_ANY_ANSWER = Duration.ofSeconds(15);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    private final LogoutMessages messages;
    private final RegisteredClients clients;
    private final ServiceTrail trail;
    private final ServiceSettings settings;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Set<String> atWork = ConcurrentHashMap.newKeySet();
    private final ExecutorService hands;

    LogoutTelling(
            LogoutMessages messages,
            RegisteredClients clients,
            ServiceTrail trail,
            ServiceSettings settings,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock) {
        this.messages = messages;
        this.clients = clients;
        this.trail = trail;
        this.settings = settings;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
        var pool = new ThreadPoolExecutor(
                MOST_HANDS, MOST_HANDS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    var thread = new Thread(work, "service-logout");
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        this.hands = pool;
    }

    /** Gives what is due to the hands of each service, but of those that have their hands full, and waits for none. */
    void tell() {
        due().stream().collect(groupingBy(Due::service)).forEach((service, all) -> {
            for (var hand = 0; hand < Math.min(HANDS, all.size()); hand++) {
                var first = hand;
                var name = service + " " + hand;
                if (!atWork.add(name)) continue;
                hands.execute(() -> {
                    try {
                        for (var at = first; at < all.size(); at += HANDS) tell(all.get(at));
                    } finally {
                        atWork.remove(name);
                    }
                });
            }
        });
    }

    private void tell(Due due) {
        try {
            var claimed = Tenancy.in(due.organisation, () -> transaction.execute(status -> claim(due)));
            if (claimed != null) claimed.ifPresent(session -> tell(due, session));
        } catch (RuntimeException failure) {
            log.error("It cannot be told that the session {} is over; the others are", due.id, failure);
        }
    }

    private void tell(Due due, Ended session) {
        var address = clients.any(due.service).flatMap(SelfService::logoutAddress);
        var fault = address.flatMap(to -> messages.send(URI.create(to), due.service, session.me, due.id));
        var next = fault.isEmpty() ? null : next(session);
        if (fault.isPresent()) {
            log.warn(
                    "The service {} was not told that a session is over (try {}): {}",
                    due.service,
                    session.tries,
                    fault.get());
        }
        Tenancy.in(
                due.organisation,
                () -> transaction.executeWithoutResult(status -> {
                    jdbc.sql("update service_session set tell_at = cast(:next as timestamptz) where id = :id")
                            .param("next", next == null ? null : Timestamp.from(next))
                            .param("id", due.id)
                            .update();
                    if (fault.isPresent() && next == null) trail.notTold(session.me, due.service);
                }));
    }

    /** After 1, 2, 4 ... seconds, for as long as it may be tried; null after that. */
    private @Nullable Instant next(Ended session) {
        var pause = Duration.ofSeconds(1L << Math.min(session.tries - 1, 12));
        var at = clock.instant().plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
        return at.isAfter(session.at.plus(settings.tellWithin())) ? null : at;
    }

    /** Some of each service, the oldest first. */
    private List<Due> due() {
        return Tenancy.on(
                CrossTenantTask.SERVICE,
                () -> Objects.requireNonNull(transaction.execute(status -> jdbc.sql("""
                                select id, organisation_id, service_id from (
                                    select id, organisation_id, service_id,
                                        row_number() over (partition by service_id order by tell_at, id) as place
                                    from service_session where tell_at <= :now) waiting
                                where place <= :most
                                """)
                        .param("now", Timestamp.from(clock.instant()))
                        .param("most", LOT)
                        .query((row, number) ->
                                new Due(row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getString(3)))
                        .list())));
    }

    private Optional<Ended> claim(Due due) {
        var now = clock.instant();
        return jdbc.sql("""
                update service_session set tell_at = :until, tries = least(tries + 1, 1000)
                where id = :id and tell_at <= :now
                returning tries, ended_at, issuer, subject, person, level, auth_time, organisation_id, user_id
                """)
                .param("until", Timestamp.from(now.plus(settings.tellTimeout()).plus(MORE_THAN_ANY_ANSWER)))
                .param("now", Timestamp.from(now))
                .param("id", due.id)
                .query((row, number) -> new Ended(
                        row.getInt("tries"), row.getTimestamp("ended_at").toInstant(), GrantRows.me(row)))
                .optional();
    }

    @Override
    public void destroy() {
        hands.shutdownNow();
    }

    private record Due(UUID id, UUID organisation, String service) {}

    private record Ended(int tries, Instant at, SignedIn me) {}
}
