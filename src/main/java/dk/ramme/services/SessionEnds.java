package dk.ramme.services;

import dk.ramme.tenancy.Tenancy;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ends sessions at services. A session ends once, whoever ends it and however many do: the statement says which, and by that it
 * waits to be told to its service in the same moment.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class SessionEnds {

    private static final String END =
            "update service_session set ended_at = :now, ended_by = :by, tell_at = :now, doubt = null where ended_at is null and ";

    private final JdbcClient jdbc;
    private final Clock clock;

    SessionEnds(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** On duty, in all organisations. */
    int ofService(String service) {
        return end(EndReason.SERVICE, "service_id = :which", service);
    }

    /** On duty, in all organisations: those that hang on a login which is over. */
    int ofLogin(UUID login) {
        return end(EndReason.LOGOUT, "login = :which", login);
    }

    /** Of the organisation worked for, which has shut the service out. */
    int ofServiceHere(String service) {
        return end(
                EndReason.ORGANISATION,
                "organisation_id = '" + Tenancy.organisation() + "' and service_id = :which",
                service);
    }

    /** Of the organisation worked for. @return whether this was what ended it */
    boolean one(UUID session, EndReason by) {
        return end(by, "id = :which", session) == 1;
    }

    /** Of the organisation worked for; only where it is this user's. */
    boolean ofUser(UUID session, UUID user) {
        return end(EndReason.LOGOUT, "user_id = '" + user + "' and id = :which", session) == 1;
    }

    /** Of the organisation worked for: those that have lasted as long as any may. */
    int overHere() {
        return end(EndReason.TIME, "ends_at <= :now and organisation_id = :which", Tenancy.organisation());
    }

    private int end(EndReason by, String which, Object value) {
        return jdbc.sql(END + which)
                .param("now", Timestamp.from(clock.instant()))
                .param("by", by.name())
                .param("which", value)
                .update();
    }

    /** Why a session ended. */
    enum EndReason {
        /** The person logged out. */
        LOGOUT,
        /** They may not act for the organisation any more, or not with what they logged in with. */
        ACCESS,
        /** They have a right or a role less than the service was told. */
        RIGHTS,
        /** It has lasted as long as any may. */
        TIME,
        /** The service is retired. */
        SERVICE,
        /** The organisation has shut the service out. */
        ORGANISATION
    }
}
