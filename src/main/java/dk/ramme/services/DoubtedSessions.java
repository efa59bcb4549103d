package dk.ramme.services;

import dk.ramme.login.SignedIn;
import dk.ramme.services.SessionEnds.EndReason;
import dk.ramme.tenancy.CrossTenantTask;
import dk.ramme.tenancy.Tenancy;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks at sessions at services on which something has cast doubt: whoever may not stay is out (O5). The question is that of every other
 * moment ({@link AllowedUse}); the database only says when to ask it.
 */
@Component
class DoubtedSessions {

    private static final Logger log = LoggerFactory.getLogger(DoubtedSessions.class);
    private static final int LOT = 200;

    private final SessionEnds ends;
    private final AllowedUse allowed;
    private final ServiceTrail trail;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    DoubtedSessions(
            SessionEnds ends,
            AllowedUse allowed,
            ServiceTrail trail,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.ends = ends;
        this.allowed = allowed;
        this.trail = trail;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** One that cannot be settled holds up no other. @return whether there may be more @throws RuntimeException when one failed */
    boolean settle() {
        var doubted = onDuty();
        RuntimeException failure = null;
        for (var one : doubted) {
            try {
                settle(one);
            } catch (RuntimeException failed) {
                log.error("It cannot be settled whether the session {} goes on; the others are", one.id(), failed);
                failure = failed;
            }
        }
        if (failure != null) throw failure;
        return doubted.size() == LOT;
    }

    private void settle(Doubted one) {
        if (allowed.standing(one.me, one.service).isEmpty()) {
            end(one, EndReason.ACCESS);
        } else if (one.rights) {
            end(one, EndReason.RIGHTS);
        } else {
            Tenancy.in(one.me.organisation(), () -> transaction.execute(status -> clear(one)));
        }
    }

    private void end(Doubted one, EndReason by) {
        Tenancy.in(
                one.me.organisation(),
                () -> transaction.executeWithoutResult(status -> {
                    if (ends.one(one.id, by)) trail.ended(by, one.me, one.service);
                }));
    }

    /** Only where nothing has happened since it was looked at: each new doubt writes the row, and so gives it another version. */
    private int clear(Doubted one) {
        return jdbc.sql("update service_session set doubt = null where id = :id and xmin = cast(:seen as xid)")
                .param("id", one.id)
                .param("seen", one.seen)
                .update();
    }

    /** Those that could not be settled before come after the others. */
    private List<Doubted> onDuty() {
        return Tenancy.on(
                CrossTenantTask.SERVICE,
                () -> Objects.requireNonNull(transaction.execute(status -> jdbc.sql("""
                                select s.id, s.service_id, s.issuer, s.subject, s.person, s.level, s.auth_time, s.organisation_id,
                                    s.user_id, cast(s.xmin as text) as seen, s.doubt = 'RIGHTS' and exists (select from service_grant g
                                        where g.session_id = s.id and ' ' || g.scopes || ' ' like '% rights %') as of_rights
                                from service_session s where s.doubt is not null and s.ended_at is null
                                order by random() limit :most
                                """)
                        .param("most", LOT)
                        .query((row, number) -> new Doubted(
                                row.getObject("id", UUID.class),
                                row.getString("service_id"),
                                GrantRows.me(row),
                                row.getString("seen"),
                                row.getBoolean("of_rights")))
                        .list())));
    }

    /**
     * @param seen the version of its row
     * @param rights whether the service was told rights, of which there is one less
     */
    private record Doubted(UUID id, String service, SignedIn me, String seen, boolean rights) {}
}
