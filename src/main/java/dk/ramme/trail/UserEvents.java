package dk.ramme.trail;

import dk.ramme.tenancy.Tenancy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What happened to a user, the newest first, in one statement: each row of the trail is found by an index, from the user or from
 * the invitation or the request they came by. Three things nobody decided here are no rows of the trail and are told from what is
 * kept of them: that somebody was imported, that they were active before that was written down, and that a link ran out.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
class UserEvents {

    /** What is recorded about a user themself; each has its sentence, {@code trail.user.<EVENT>}. */
    private static final Set<String> OF_USER = Set.of(
            "ACTIVATION_CODE_MADE",
            "ACTIVATION_CODE_USED_UP",
            "ACTIVATION_CODE_WRONG",
            "ACTIVATION_LINK_RESENT",
            "ACTIVATION_REMINDED",
            "CONSENT_DECLINED",
            "CONSENT_GIVEN",
            "CONSENT_WITHDRAWN",
            "GROUP_JOINED",
            "GROUP_LEFT",
            "IDENTITY_MISMATCH",
            "NEW_LINK_ASKED",
            "PERSONAL_DATA_EXPORTED",
            "RIGHTS_BY_GROUP_CHANGED",
            "RIGHTS_CHANGED",
            "RIGHT_REFUSED",
            "RIGHT_REQUESTED",
            "RIGHT_REQUEST_APPROVED",
            "ROLE_GIVEN",
            "ROLE_REFUSED",
            "ROLE_REQUESTED",
            "ROLE_TAKEN",
            "USER_ACTIVATED",
            "USER_BROUGHT_BACK",
            "USER_CREATED",
            "USER_DELETED",
            "USER_EDITED",
            "SERVICE_NOT_TOLD",
            "SERVICE_SESSION_ENDED",
            "USERS_PARTED",
            "USERS_TOLD_APART",
            "USER_END_DATE_SET",
            "USER_IDENTIFIED",
            "USER_ID_TOLD",
            "USER_MERGED",
            "USER_MERGED_AWAY",
            "USER_PARTICULARS_SET",
            "USER_REOPENED",
            "USER_SELF_ACTIVATED",
            "USER_SUSPENDED",
            "USER_WAITS_AGAIN",
            "USER_WAYS_CHANGED");

    /** What is recorded about something of theirs. */
    private static final Set<String> OF_WHAT_IS_THEIRS = Set.of(
            "ADMINISTRATOR_INVITED",
            "ADMINISTRATOR_PROPOSED",
            "APPOINTMENT_ACCEPTED",
            "CHIP_REFUSED",
            "DEVICE_DISPATCHED",
            "DEVICE_LATE",
            "DEVICE_LOST",
            "DEVICE_ORDERED",
            "DEVICE_ORDER_CANCELLED",
            "DEVICE_RECEIVED",
            "EMPLOYEE_APPROVED",
            "EMPLOYEE_ASKED",
            "INVITATION_SENT_AGAIN",
            "MEANS_ACTIVATED",
            "MEANS_BEGUN",
            "MEANS_LOCKED",
            "MEANS_RENAMED",
            "MEANS_REVOKED",
            "PIN_CHANGED",
            "PIN_LOCKED",
            "PIN_RESET",
            "PIN_SET");

    /** Whose number another is, is told to organisation administrators alone (U8). */
    private static final Set<String> FOR_THE_RESPONSIBLE = Set.of("NUMBER_DOUBTED");

    private static final String ROWS = """
            (select e.id, e.at, e.action, e.actor_kind, e.actor_user_id, e.actor_name, e.details from audit_event e
                where e.organisation_id = :organisation and e.action = any(:told) and e.concerns %s
                order by e.at desc, e.id desc limit :most)
            """;

    private static final String TOLD_AT = """
            exists (select 1 from audit_event e where e.organisation_id = :organisation and e.concerns = :concerns
                and e.action in ('%s', 'APPOINTMENT_ACCEPTED')
                and e.at between u.%2$s - interval '1 minute' and u.%2$s + interval '1 minute')
            """;

    private static final String FACT = "select 0, %s, %s, null, null::uuid, null, '{}'::jsonb";

    private static final String WHOSE =
            " from organisation_user u where u.organisation_id = :organisation and u.id = :user";

    /** As far back as the trail goes; found among the user's own rows. */
    private static final String LAST_LOGIN = """
            (select l.at from audit_event l where l.organisation_id = :organisation and l.concerns = :concerns
                and l.action = 'LOGIN_SUCCEEDED' order by l.at desc, l.id desc limit 1)
            """;

    private static final String SQL = ("select e.*, " + LAST_LOGIN + " as last_login from ("
            + ROWS.formatted("= :concerns")
            + " union all "
            + ROWS.formatted("""
                    = any(array(
                        select a.id::text from appointment a where a.organisation_id = :organisation and a.user_id = :user
                        union all select r.id::text from employee_request r
                            where r.organisation_id = :organisation and r.user_id = :user))
                    """)
            + " union all "
            + FACT.formatted("u.created_at", """
                            case when u.origin = 'APPOINTED' and u.self_activated_at is distinct from u.created_at
                                then case when u.rid is null then 'CREATED' else 'IMPORTED' end else u.origin end
                            """)
            + WHOSE
            + " and not "
            + TOLD_AT.formatted("USER_CREATED", "created_at")
            + " union all "
            + FACT.formatted("u.self_activated_at", "'USER_SELF_ACTIVATED'")
            + WHOSE
            + " and u.self_activated_at <> u.created_at and not "
            + TOLD_AT.formatted("USER_SELF_ACTIVATED", "self_activated_at")
            + " union all "
            + FACT.formatted("l.expires_at", "'LINK_EXPIRED'")
            + """
                     from link l where l.organisation_id = :organisation and l.purpose = 'ACTIVATION' and l.subject_id = :user
                        and l.expires_at <= :now and l.used_at is null
                        and (l.revoked_at is null or l.revoked_at > l.expires_at)
                    """
            + ") e order by e.at desc, e.id desc limit :most");

    private final JdbcClient jdbc;
    private final Clock clock;

    UserEvents(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param responsible whether they are told to an organisation administrator */
    Told of(UUID user, boolean responsible, int most) {
        var told = new ArrayList<>(told());
        if (!responsible) {
            told.removeAll(FOR_THE_RESPONSIBLE);
        }
        var logins = new ArrayList<Instant>();
        var events = jdbc.sql(SQL)
                .param("organisation", Tenancy.organisation())
                .param("user", user)
                .param("concerns", user.toString())
                .param("told", told.toArray(String[]::new))
                .param("now", Timestamp.from(clock.instant()))
                .param("most", most)
                .query((row, number) -> {
                    var login = row.getTimestamp("last_login");
                    if (number == 0 && login != null) {
                        logins.add(login.toInstant());
                    }
                    return event(row);
                })
                .list();
        return new Told(events, logins.isEmpty() ? null : logins.get(0));
    }

    /** Every event of the trail that a user's history tells. */
    static Set<String> told() {
        return Stream.of(OF_USER, OF_WHAT_IS_THEIRS, FOR_THE_RESPONSIBLE)
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
    }

    /** Who came in the user's place, and why they were refused, would tell whose number it is (U8): the trail alone says that. */
    private static Event event(ResultSet row) throws SQLException {
        var stranger = row.getString("action").equals("IDENTITY_MISMATCH");
        return new Event(
                row.getTimestamp("at").toInstant(),
                row.getString("action"),
                row.getString("actor_kind"),
                row.getObject("actor_user_id", UUID.class),
                stranger ? null : row.getString("actor_name"),
                stranger ? "{}" : row.getString("details"));
    }

    /** @param lastLogin null when the trail tells of none */
    record Told(List<Event> events, @Nullable Instant lastLogin) {}

    /**
     * @param what names the message key {@code trail.user.<this>}
     * @param byKind USER, GUEST or SYSTEM; null where nobody decided it here
     * @param details values as JSON
     */
    record Event(
            Instant at,
            String what,
            @Nullable String byKind,
            @Nullable UUID byId,
            @Nullable String byName,
            String details) {

        public boolean isBy(UUID user) {
            return user.equals(byId);
        }
    }
}
