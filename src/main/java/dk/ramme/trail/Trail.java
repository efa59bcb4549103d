package dk.ramme.trail;

import dk.ramme.audit.AuditEvents;
import dk.ramme.tenancy.Tenancy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads the trail of the organisation worked for, newest first, by key: each page is found through an index, so that the
 * last of a million rows costs what the first does. A person's rows are those they decided and those about them: two ways
 * through two indexes, laid together.
 */
@Service
class Trail {

    static final int PAGE = 50;

    private static final int LOT = 2_000;

    private static final String OF_ORGANISATION = "e.organisation_id = :organisation";

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

    private static final String OF_USER = ("select e.*, " + LAST_LOGIN + " as last_login from ("
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
    private final AuditEvents events;

    Trail(JdbcClient jdbc, AuditEvents events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** @param after the row the page before ended with; @param before the row the page after begins with */
    @Transactional(readOnly = true)
    public Slice page(TrailFilter filter, @Nullable Long after, @Nullable Long before) {
        var backwards = before != null;
        var rows = new ArrayList<>(read(filter, backwards ? before : after, backwards, PAGE + 1));
        var more = rows.size() > PAGE;
        if (more) {
            rows.remove(PAGE);
        }
        if (backwards) {
            Collections.reverse(rows);
        }
        return new Slice(rows, backwards ? more : after != null, backwards || more);
    }

    /** The rows after this one, for whoever reads to the end. */
    @Transactional(readOnly = true)
    public List<TrailRow> lot(TrailFilter filter, @Nullable TrailRow last) {
        return read(filter, last == null ? null : last.id(), false, LOT);
    }

    /** The newest rows of these kinds; each kind is found through the index, by itself. */
    @Transactional(readOnly = true)
    public List<TrailRow> newest(List<String> actions, int most) {
        var order = " order by at desc, id desc";
        var parameters = new HashMap<String, @Nullable Object>(Map.of("organisation", Tenancy.organisation()));
        var kinds = new ArrayList<String>();
        for (var action : actions) {
            var name = "action" + kinds.size();
            parameters.put(name, action);
            kinds.add("(" + select(OF_ORGANISATION, "e.action = :" + name, order, most) + ")");
        }
        return named("select * from (" + String.join(" union all ", kinds) + ") e" + order + " limit " + most, order)
                .params(parameters)
                .query(TrailRow::of)
                .list();
    }

    /** What happened to the user as these actions tell it, the newest first, and when they logged in last; each row by an index. */
    @Transactional(propagation = Propagation.MANDATORY)
    public UserEvents.Told ofUser(UUID user, Collection<String> told, Instant now, int most) {
        var logins = new ArrayList<Instant>();
        var happened = jdbc.sql(OF_USER)
                .param("organisation", Tenancy.organisation())
                .param("user", user)
                .param("concerns", user.toString())
                .param("told", told.toArray(String[]::new))
                .param("now", Timestamp.from(now))
                .param("most", most)
                .query((row, number) -> {
                    var login = row.getTimestamp("last_login");
                    if (number == 0 && login != null) {
                        logins.add(login.toInstant());
                    }
                    return event(row);
                })
                .list();
        return new UserEvents.Told(happened, logins.isEmpty() ? null : logins.get(0));
    }

    /** Who came in the user's place, and why they were refused, would tell whose number it is (U8): the trail alone says that. */
    private static UserEvents.Event event(ResultSet row) throws SQLException {
        var stranger = row.getString("action").equals("IDENTITY_MISMATCH");
        return new UserEvents.Event(
                row.getTimestamp("at").toInstant(),
                row.getString("action"),
                row.getString("actor_kind"),
                row.getObject("actor_user_id", UUID.class),
                stranger ? null : row.getString("actor_name"),
                stranger ? "{}" : row.getString("details"));
    }

    /** How far the seals are behind. */
    @Transactional(readOnly = true)
    public Sealing sealing() {
        return jdbc.sql("select count(*) as n, min(written_at) as since from audit_unsealed"
                        + " where organisation_id = :organisation")
                .param("organisation", Tenancy.organisation())
                .query((row, number) -> new Sealing(row.getLong(1), instant(row.getTimestamp(2))))
                .single();
    }

    private List<TrailRow> read(TrailFilter filter, @Nullable Long key, boolean up, int most) {
        var parameters = new HashMap<String, @Nullable Object>();
        var where = new StringBuilder(OF_ORGANISATION);
        parameters.put("organisation", Tenancy.organisation());
        narrow(filter, where, parameters);
        // as a value: looked up in the same statement it would not lead through the index
        var place = key == null ? Optional.<Instant>empty() : events.at(Tenancy.organisation(), key);
        place.ifPresent(at -> {
            where.append(" and (e.at, e.id) ").append(up ? ">" : "<").append(" (:place, :key)");
            parameters.put("place", Timestamp.from(at));
            parameters.put("key", key);
        });
        var order = up ? " order by at, id" : " order by at desc, id desc";
        var rows = filter.person() == null
                ? select(where, "true", order, most)
                : "select * from ((" + select(where, "e.actor_user_id = :person", order, most) + ") union all ("
                        + select(
                                where,
                                "e.concerns = :personText and e.actor_user_id is distinct from :person",
                                order,
                                most)
                        + ")) e" + order + " limit " + most;
        return named(rows, order).params(parameters).query(TrailRow::of).list();
    }

    /** The rows with the names of whom they are about. */
    private JdbcClient.StatementSpec named(String rows, String order) {
        return jdbc.sql(TrailRow.WITH_NAMES.formatted(rows)
                + order.replace("at", "e.at").replace(", id", ", e.id"));
    }

    private static String select(CharSequence where, String more, String order, int most) {
        return "select " + TrailRow.COLUMNS + " from audit_event e where " + where + " and " + more + order + " limit "
                + most;
    }

    private static void narrow(TrailFilter filter, StringBuilder where, Map<String, @Nullable Object> parameters) {
        if (filter.person() != null) {
            parameters.put("person", filter.person());
            parameters.put("personText", filter.person().toString());
        }
        if (filter.action() != null) {
            where.append(" and e.action = :action");
            parameters.put("action", filter.action());
        }
        if (filter.from() != null) {
            where.append(" and e.at >= :from");
            parameters.put("from", Timestamp.from(filter.from()));
        }
        if (filter.until() != null) {
            where.append(" and e.at < :until");
            parameters.put("until", Timestamp.from(filter.until()));
        }
    }

    private static @Nullable Instant instant(@Nullable Timestamp value) {
        return value == null ? null : value.toInstant();
    }

    record Slice(List<TrailRow> rows, boolean hasPrevious, boolean hasNext) {}

    /** @param waiting rows without a seal; @param since the oldest of them */
    record Sealing(long waiting, @Nullable Instant since) {}
}
