package dk.ramme.joining;

import dk.ramme.audit.AuditTrail;
import dk.ramme.jobs.EachOrganisation;
import dk.ramme.link.LinkPurpose;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Erases what has done its work: cases nobody went on with, invitations nobody came for, and CPR numbers of people who
 * have proved who they are or never shall. Of those who accepted the index stays with the user, to be found by in an
 * import.
 */
@Service
class JoiningErasure {

    private static final String DUE = """
            select organisation_id from joining_case where state in ('PREPARED', 'SENT') and prepared_at < :unfinished
            union
            select organisation_id from appointment
            where state = 'INVITED' and invited_at < :unanswered
               or state in ('ACCEPTED', 'REVOKED') and cpr_sealed is not null
                  and coalesce(accepted_at, invited_at, created_at) < :numbers
            """;

    private static final String WITHDRAW_CASES = """
            update joining_case set state = 'WITHDRAWN', version = version + 1
            where state in ('PREPARED', 'SENT') and prepared_at < :unfinished
            """;

    /** Whoever stands in a withdrawn case, or has not come long after their link ran out, is no longer appointed. */
    private static final String REVOKE = """
            update appointment a set state = 'REVOKED', version = version + 1
            where state = 'INVITED' and invited_at < :unanswered
               or state = 'PROPOSED' and exists
                  (select from joining_case c where c.id = a.case_id and c.state = 'WITHDRAWN')
            """;

    private static final String FORGET_REVOKED = """
            update appointment set cpr_sealed = null, cpr_index = null, cpr_index_key = null
            where state = 'REVOKED' and cpr_sealed is not null and coalesce(invited_at, created_at) < :numbers
            """;

    private static final String FORGET_ACCEPTED = """
            update appointment set cpr_sealed = null
            where state = 'ACCEPTED' and cpr_sealed is not null and accepted_at < :numbers
            """;

    private final JdbcClient jdbc;
    private final EachOrganisation organisations;
    private final AuditTrail audit;
    private final JoiningSettings settings;
    private final Clock clock;

    JoiningErasure(
            JdbcClient jdbc, EachOrganisation organisations, AuditTrail audit, JoiningSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.organisations = organisations;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    void erase() {
        organisations.each(() -> dated(DUE).query(UUID.class).list(), this::eraseIn);
    }

    private void eraseIn(UUID organisation) {
        var cases = dated(WITHDRAW_CASES).update();
        var revoked = dated(REVOKE).update();
        var numbers = dated(FORGET_REVOKED).update() + dated(FORGET_ACCEPTED).update();
        audit.record(
                "JOINING_DATA_ERASED",
                "organisation",
                organisation,
                Map.of("cases", cases, "appointments", revoked, "numbers", numbers));
    }

    private JdbcClient.StatementSpec dated(String sql) {
        var now = clock.instant();
        var statement = jdbc.sql(sql);
        var dates = Map.of(
                "unfinished", now.minus(settings.keepUnfinished()),
                "unanswered", now.minus(LinkPurpose.SETUP.lifetime()).minus(settings.keepNumbers()),
                "numbers", now.minus(settings.keepNumbers()));
        for (Map.Entry<String, Instant> date : dates.entrySet()) {
            if (sql.contains(":" + date.getKey())) {
                statement = statement.param(date.getKey(), Timestamp.from(date.getValue()));
            }
        }
        return statement;
    }
}
