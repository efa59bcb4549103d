package dk.ramme.granting;

import dk.ramme.audit.AuditTrail;
import dk.ramme.people.Role;
import dk.ramme.people.UserState;
import dk.ramme.tenancy.Tenancy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who may do what, for whoever reviews it: roles, rights of their own and by groups, what they log in with and when they did so
 * last. Read some users at a time, each by indexes, so that it takes no more memory however many there are.
 */
@Service
@Transactional(readOnly = true)
class AccessReview {

    private static final String SQL = """
            select u.id, u.name, u.email, u.rid, u.state, u.private_mitid_offered, u.consented_at, u.separate_means,
                u.means_in_use, u.self_activated_at, u.ends_on,
                array(select r.role from user_role r where r.organisation_id = u.organisation_id and r.user_id = u.id
                    order by r.role) as roles,
                array(select coalesce(case when :english then k.name_en else k.name end, r.name) from user_right r
                    left join known_right k on k.code = r.code
                    where r.organisation_id = u.organisation_id and r.user_id = u.id order by 1) as rights,
                array(select case when :english then k.name_en else k.name end || ' (' || g.name || ')'
                    from group_member m join user_group g on g.organisation_id = m.organisation_id and g.id = m.group_id
                        join group_right q on q.organisation_id = m.organisation_id and q.group_id = m.group_id
                        join known_right k on k.code = q.code
                    where m.organisation_id = u.organisation_id and m.user_id = u.id order by 1) as inherited,
                array(select g.name from group_member m
                        join user_group g on g.organisation_id = m.organisation_id and g.id = m.group_id
                    where m.organisation_id = u.organisation_id and m.user_id = u.id
                    order by g.name collate "da-x-icu") as groups,
                (select l.at from audit_event l where l.organisation_id = u.organisation_id
                    and l.concerns = cast(u.id as text) and l.action = 'LOGIN_SUCCEEDED'
                    order by l.at desc, l.id desc limit 1) as last_login
            from organisation_user u
            where u.organisation_id = :organisation and u.state in ('AWAITING_ACTIVATION', 'ACTIVE', 'SUSPENDED') %s
            order by u.name collate "da-x-icu", u.id limit :most
            """;

    private static final String BEYOND = "and (u.name collate \"da-x-icu\", u.id) > (:name collate \"da-x-icu\", :id)";

    private final JdbcClient jdbc;
    private final AuditTrail trail;

    AccessReview(JdbcClient jdbc, AuditTrail trail) {
        this.jdbc = jdbc;
        this.trail = trail;
    }

    /** It is about to leave as a file, which is on the trail. */
    @Transactional
    public void handOut(String kind) {
        trail.record("ACCESS_REVIEW_EXPORTED", "organisation", null, Map.of("kind", kind));
    }

    /** How many there are, but no more than asked for. */
    public int count(int most) {
        return jdbc.sql("select count(*) from (select from organisation_user u where u.organisation_id = :organisation"
                        + " and u.state in ('AWAITING_ACTIVATION', 'ACTIVE', 'SUSPENDED') limit :most) counted")
                .param("organisation", Tenancy.organisation())
                .param("most", most)
                .query(Integer.class)
                .single();
    }

    /** The users after this one, or the first, by name in Danish order. */
    public List<Held> after(@Nullable Held last, boolean english, int most) {
        var statement = jdbc.sql(SQL.formatted(last == null ? "" : BEYOND))
                .param("organisation", Tenancy.organisation())
                .param("english", english)
                .param("most", most);
        if (last != null) {
            statement = statement.param("name", last.name()).param("id", last.id());
        }
        return statement.query(AccessReview::held).list();
    }

    private static Held held(ResultSet row, int number) throws SQLException {
        return new Held(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("email"),
                row.getString("rid"),
                UserState.valueOf(row.getString("state")),
                texts(row, "roles").stream().map(Role::valueOf).toList(),
                texts(row, "rights"),
                texts(row, "inherited"),
                texts(row, "groups"),
                new Ways(
                        row.getBoolean("private_mitid_offered"),
                        row.getTimestamp("consented_at") != null,
                        words(row.getString("separate_means")),
                        words(row.getString("means_in_use"))),
                instant(row.getTimestamp("self_activated_at")),
                instant(row.getTimestamp("last_login")),
                row.getObject("ends_on", LocalDate.class));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty()).toList();
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }

    /**
     * A user and all that they hold.
     *
     * @param inherited rights that groups give them, each with its group
     */
    record Held(
            UUID id,
            String name,
            @Nullable String email,
            @Nullable String rid,
            UserState state,
            List<Role> roles,
            List<String> rights,
            List<String> inherited,
            List<String> groups,
            Ways ways,
            @Nullable Instant activeSince,
            @Nullable Instant lastLogin,
            @Nullable LocalDate endsOn) {}

    /** What they log in with: private MitID, and separate means by their names. */
    record Ways(boolean privateOffered, boolean consented, List<String> given, List<String> used) {}
}
