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

/** What services ask for and is not answered yet: kept for a while, under the hash of a name that nobody guesses. */
@Component
class WaitingRequests {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    WaitingRequests(JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @param notTheLogin the login there is and that will not do @return its name */
    String keep(Kind kind, @Nullable String service, String query, @Nullable UUID notTheLogin) {
        var name = LinkToken.fresh();
        insert(kind, name.hash(), service, query, notTheLogin);
        return name.value();
    }

    /** Of a service that hands a request over itself. */
    void push(String name, String service, String query) {
        insert(Kind.PUSHED, TokenHash.of(name), service, query, null);
    }

    private void insert(Kind kind, byte[] hash, @Nullable String service, String query, @Nullable UUID notTheLogin) {
        onDuty(() -> jdbc.sql("""
                insert into service_request (hash, kind, service_id, query, not_the_login, made_at)
                values (:hash, :kind, :service, :query, cast(:login as uuid), :now)
                """)
                .param("hash", hash)
                .param("kind", kind.name())
                .param("service", service)
                .param("query", query)
                .param("login", notTheLogin)
                .param("now", Timestamp.from(clock.instant()))
                .update());
    }

    /** What was pushed under this name by this service. Of several who ask for it at once one gets it. */
    Optional<String> take(String name, String service) {
        return onDuty(() -> jdbc.sql("""
                delete from service_request
                where hash = :hash and kind = :kind and service_id = :service and made_at > :since returning query
                """)
                .param("hash", TokenHash.of(name))
                .param("kind", Kind.PUSHED.name())
                .param("service", service)
                .param("since", since(Kind.PUSHED))
                .query(String.class)
                .optional());
    }

    Optional<Waiting> find(Kind kind, String name) {
        return LinkToken.parse(name)
                .flatMap(token -> onDuty(() -> jdbc.sql("""
                        select service_id, query, not_the_login from service_request
                        where hash = :hash and kind = :kind and made_at > :since
                        """)
                        .param("hash", token.hash())
                        .param("kind", kind.name())
                        .param("since", since(kind))
                        .query((row, number) ->
                                new Waiting(row.getString(1), row.getString(2), row.getObject(3, UUID.class)))
                        .optional()));
    }

    /** On duty, in a transaction: what nobody has answered in time, and statements of services that are over. */
    void forgetOver() {
        for (var kind : Kind.values()) {
            onDuty(() -> jdbc.sql("delete from service_request where kind = :kind and made_at <= :since")
                    .param("kind", kind.name())
                    .param("since", since(kind))
                    .update());
        }
        onDuty(() -> jdbc.sql("delete from service_proof where expires_at <= :now")
                .param("now", Timestamp.from(clock.instant()))
                .update());
    }

    private Timestamp since(Kind kind) {
        return Timestamp.from(clock.instant().minus(kind.patience));
    }

    private <T> T onDuty(Supplier<T> work) {
        return Tenancy.on(
                CrossTenantTask.SERVICE, () -> Objects.requireNonNull(transaction.execute(status -> work.get())));
    }

    /** What is waited for. */
    enum Kind {
        /** That the person says who they are, and yes or no. */
        LOGIN(Duration.ofMinutes(30)),
        /** That they say whether they want to be logged out. */
        LOGOUT(Duration.ofMinutes(30)),
        /** That the service sends the person whom it handed this over for. */
        PUSHED(Duration.ofMinutes(5));

        private final Duration patience;

        Kind(Duration patience) {
            this.patience = patience;
        }
    }

    /**
     * @param service null: one that wants somebody logged out and does not say which it is
     * @param query the request as it stands in an address; of a logout, where to go after it
     */
    record Waiting(
            @Nullable String service,
            String query,
            @Nullable UUID notTheLogin) {}
}
