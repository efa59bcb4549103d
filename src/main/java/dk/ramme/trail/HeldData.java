package dk.ramme.trail;

import dk.ramme.people.SealedCpr;
import dk.ramme.tenancy.Tenancy;
import dk.ramme.vault.CprVault;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Everything held about one user, topic by topic, for that user. Secrets (hashes, seeds, keys) are not data about them, and
 * their CPR number is masked here as everywhere: whoever sits at their screen shall not learn it.
 */
@Service
class HeldData {

    private static final String MINE = " where t.organisation_id = :organisation and t.user_id = :user";

    /** What the catalogue calls a right. */
    private static final String RIGHT = "case when :english then k.name_en else k.name end";

    /** By the name of the topic; each column is a fact. */
    private static final Map<String, String> TOPICS = topics();

    private final JdbcClient jdbc;
    private final CprVault vault;

    HeldData(JdbcClient jdbc, CprVault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** @param locale in which rights of the catalogue are named */
    @Transactional(readOnly = true)
    public List<Topic> of(UUID user, Locale locale) {
        List<Topic> found = new ArrayList<>();
        TOPICS.forEach((key, sql) -> found.add(new Topic(
                key,
                jdbc.sql(sql)
                        .param("organisation", Tenancy.organisation())
                        .param("user", user)
                        .param("english", locale.getLanguage().equals(Locale.ENGLISH.getLanguage()))
                        .query((row, number) -> facts(row, user))
                        .list())));
        return found;
    }

    private Map<String, Object> facts(ResultSet row, UUID user) throws SQLException {
        var facts = new LinkedHashMap<String, Object>();
        var about = row.getMetaData();
        for (int column = 1; column <= about.getColumnCount(); column++) {
            var value = row.getObject(column);
            if (value instanceof byte[] sealed) {
                var place = SealedCpr.place(Tenancy.organisation(), user);
                facts.put(
                        about.getColumnLabel(column), vault.open(sealed, place).masked());
            } else if (value != null && !value.toString().isEmpty()) {
                facts.put(about.getColumnLabel(column), fact(value));
            }
        }
        return facts;
    }

    private static Object fact(Object value) {
        if (value instanceof Timestamp time) {
            return time.toInstant();
        }
        return value instanceof Date day ? day.toLocalDate() : value.toString();
    }

    private static Map<String, String> topics() {
        var topics = new LinkedHashMap<String, String>();
        topics.put("person", """
                select t.name, t.email, concat_ws(', ', t.rid, (select string_agg(m.rid, ', ' order by m.rid)
                        from organisation_user m where m.organisation_id = t.organisation_id and m.merged_into = t.id)) as rid,
                    t.cpr_sealed as cpr, t.birth_date, t.language, t.origin, t.state,
                    t.suspended_at, t.suspension_reason, t.ends_on, t.telephone, t.production_unit, t.se_number,
                    t.pseudonym, t.created_at, t.activated_at, t.identified_at, t.private_mitid_offered, t.consented_at,
                    t.consent_text, t.consent_declined_at, t.consent_withdrawn_at, t.self_activated_at
                from organisation_user t where t.organisation_id = :organisation and t.id = :user
                """);
        topics.put("role", "select t.role, t.given_at from user_role t" + MINE);
        topics.put(
                "group",
                "select g.name from group_member t join user_group g on g.organisation_id = t.organisation_id"
                        + " and g.id = t.group_id" + MINE);
        topics.put(
                "right",
                "select coalesce(" + RIGHT + ", t.name) as name, t.origin, t.given_at from user_right t"
                        + " left join known_right k on k.code = t.code" + MINE);
        topics.put("group-right", "select " + RIGHT + """
                 as name, g.name as "group", t.given_at from group_right t
                    join known_right k on k.code = t.code
                    join user_group g on g.organisation_id = t.organisation_id and g.id = t.group_id
                    join group_member m on m.organisation_id = t.organisation_id and m.group_id = t.group_id
                where t.organisation_id = :organisation and m.user_id = :user
                """);
        topics.put("login", "select t.login_id, t.given_at from separate_login t" + MINE);
        topics.put("identity", "select t.issuer, t.subject, t.bound_at from bound_identity t" + MINE);
        topics.put(
                "means",
                "select t.kind, t.name, t.state, t.serial, t.begun_at, t.activated_at, t.used_at, t.revoked_at,"
                        + " t.pin_set_at from user_means t" + MINE + " order by t.begun_at");
        topics.put(
                "service",
                "select s.name, t.began_at as begun_at, t.ended_at from service_session t"
                        + " join service s on s.id = t.service_id" + MINE + " order by t.began_at");
        topics.put(
                "order",
                "select t.kind, t.state, t.serial, t.ordered_at, t.dispatched_at, t.ended_at, t.delivery_name,"
                        + " t.delivery_street, t.delivery_postal_code, t.delivery_town from device_order t" + MINE
                        + " order by t.ordered_at");
        topics.put(
                "code",
                "select t.created_at, t.expires_at, t.used_at, t.tries from activation_code t" + MINE
                        + " order by t.created_at");
        topics.put(
                "link",
                "select t.created_at, t.expires_at, t.used_at from link t where t.organisation_id ="
                        + " :organisation and t.subject_id = :user order by t.created_at");
        topics.put("link-request", "select t.asked_at from link_request t" + MINE + " order by t.asked_at");
        topics.put(
                "role-request",
                "select t.role, t.reason, t.state, t.asked_at, t.decided_at, t.answer" + " from role_request t" + MINE
                        + " order by t.asked_at");
        topics.put(
                "right-request",
                "select " + RIGHT + " as name, t.reason, t.state, t.asked_at, t.decided_at, t.decided_by_name, t.answer"
                        + " from right_request t join known_right k on k.code = t.code" + MINE
                        + " order by t.asked_at");
        topics.put(
                "employee-request",
                "select t.name, t.email, t.birth_date, t.message, t.state, t.asked_at,"
                        + " t.decided_at, t.answer from employee_request t" + MINE + " order by t.asked_at");
        topics.put(
                "appointment",
                "select t.name, t.email, t.birth_date, t.state, t.created_at, t.invited_at,"
                        + " t.accepted_at from appointment t" + MINE + " order by t.created_at");
        topics.put(
                "notification",
                "select t.created_at, t.read_at, t.href from notification t" + MINE + " order by t.created_at");
        topics.put("mail", """
                select t.recipient as email, t.created_at, t.sent_at, t.state from outbox_mail t
                where t.organisation_id = :organisation and t.recipient = (select u.email from organisation_user u
                    where u.organisation_id = :organisation and u.id = :user) order by t.created_at
                """);
        return topics;
    }

    /** @param items each with its facts, in the order they are told */
    record Topic(String key, List<Map<String, Object>> items) {}
}
