package dk.ramme.services;

import dk.ramme.login.SignedIn;
import dk.ramme.tenancy.CrossTenantTask;
import dk.ramme.tenancy.Tenancy;
import java.io.Serial;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Where a user is logged in by Ramme, for the organisation they act for, and how they end it (O6). */
@Service
class MyServices {

    private final SessionEnds ends;
    private final ServiceTrail trail;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    MyServices(SessionEnds ends, ServiceTrail trail, JdbcClient jdbc, TransactionTemplate transaction) {
        this.ends = ends;
        this.trail = trail;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** The latest first. */
    List<Open> of(SignedIn me) {
        try (var scope = Tenancy.enter(me.organisation(), CrossTenantTask.SERVICE)) {
            return Objects.requireNonNull(transaction.execute(status -> jdbc.sql("""
                            select s.id, v.id as service, v.name, l.version as logo, s.began_at
                            from service_session s join service v on v.id = s.service_id
                                left join service_logo l on l.service_id = v.id
                            where s.organisation_id = :organisation and s.user_id = :user and s.ended_at is null
                            order by s.began_at desc, s.id
                            """)
                    .param("organisation", me.organisation())
                    .param("user", me.user())
                    .query((row, number) -> new Open(
                            row.getObject("id", UUID.class),
                            row.getString("service"),
                            row.getString("name"),
                            row.getString("logo"),
                            row.getTimestamp("began_at").toInstant()))
                    .list()));
        }
    }

    /** Over already: nothing changes. @throws NotThere when it is not theirs */
    void end(SignedIn me, UUID session) {
        Tenancy.in(
                me.organisation(),
                () -> transaction.executeWithoutResult(status -> {
                    var service = service(me, session);
                    if (ends.ofUser(session, me.user())) trail.record("SERVICE_LOGGED_OUT", me, service);
                }));
    }

    private String service(SignedIn me, UUID session) {
        return jdbc.sql("select service_id from service_session where id = :id and user_id = :user")
                .param("id", session)
                .param("user", me.user())
                .query(String.class)
                .optional()
                .orElseThrow(() -> new NotThere("no session " + session));
    }

    /**
     * One that is open.
     *
     * @param logo the version of it; null where the service has none
     */
    record Open(
            UUID id, String service, String name, @Nullable String logo, Instant since) {}

    /** There is no such service, or session at one, for whoever asks. */
    @ResponseStatus(HttpStatus.NOT_FOUND)
    static class NotThere extends RuntimeException {

        @Serial
        private static final long serialVersionUID = 1L;

        NotThere(String what) {
            super(what);
        }
    }
}
