package dk.ramme.services;

import dk.ramme.tenancy.CrossTenantTask;
import dk.ramme.tenancy.Tenancy;
import dk.ramme.vault.LinkToken;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What services ask for and a person has to answer first: kept for half an hour, under a name that nobody guesses. */
@Component
class WaitingRequests {

    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    WaitingRequests(JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @param notTheLogin the login there is and that will not do @return its name */
    String keep(Kind kind, String service, String query, @Nullable UUID notTheLogin) {
        var name = LinkToken.fresh();
        onDuty(() -> jdbc.sql("""
                insert into service_request (hash, kind, service_id, query, not_the_login, made_at)
                values (:hash, :kind, :service, :query, cast(:login as uuid), :now)
                """)
                .param("hash", name.hash())
                .param("kind", kind.name())
                .param("service", service)
                .param("query", query)
                .param("login", notTheLogin)
                .param("now", Timestamp.from(clock.instant()))
                .update());
        return name.value();
    }

    Optional<Waiting> find(Kind kind, String name) {
        return LinkToken.parse(name)
                .flatMap(token -> onDuty(() -> jdbc.sql("""
                        select service_id, query, not_the_login from service_request
                        where hash = :hash and kind = :kind and made_at > :since
                        """)
                        .param("hash", token.hash())
                        .param("kind", kind.name())
                        .param("since", Timestamp.from(clock.instant().minus(PATIENCE)))
                        .query((row, number) ->
                                new Waiting(row.getString(1), row.getString(2), row.getObject(3, UUID.class)))
                        .optional()));
    }

    /** On duty, in a transaction: what nobody has answered in time, and statements of services that are over. */
    void forgetOver() {
        onDuty(() -> jdbc.sql("delete from service_request where made_at <= :since")
                        .param("since", Timestamp.from(clock.instant().minus(PATIENCE)))
                        .update()
                + jdbc.sql("delete from service_proof where expires_at <= :now")
                        .param("now", Timestamp.from(clock.instant()))
                        .update());
    }

    private <T> T onDuty(Supplier<T> work) {
        return Tenancy.on(
                CrossTenantTask.SERVICE, () -> Objects.requireNonNull(transaction.execute(status -> work.get())));
    }

    /** What somebody is asked. */
    enum Kind {
        LOGIN,
        LOGOUT
    }

    /** @param query the request as it stands in an address; of a logout, where to go after it */
    record Waiting(String service, String query, @Nullable UUID notTheLogin) {}
}
