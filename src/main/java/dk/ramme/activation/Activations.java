package dk.ramme.activation;

import dk.ramme.means.IdentificationMeans;
import dk.ramme.means.MeansConverter;
import dk.ramme.orders.DeliveryAddress;
import dk.ramme.organisation.LoginPolicy;
import dk.ramme.people.Narrowing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The set-based work of activations: a million users are rows, not entities. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class Activations {

    /**
     * Why a user would be left out now; null for no reason. Order matters: the first reason is told. Of several users who
     * are one person the one with the smallest id is activated, since a run walks by id.
     */
    private static final String REASON = """
            case when u.state <> 'DEACTIVATED' then 'NOT_DEACTIVATED'
                 when u.email is null then 'NO_EMAIL'
                 when u.cpr_sealed is null and u.birth_date is null then 'NO_CPR'
                 when exists (select from organisation_user o
                     where o.organisation_id = u.organisation_id and o.cpr_index = u.cpr_index
                         and o.cpr_index_key = u.cpr_index_key and o.id <> u.id
                         and (o.state in ('AWAITING_ACTIVATION', 'ACTIVE', 'SUSPENDED')
                             or o.state = 'DEACTIVATED' and o.email is not null and o.id < u.id
                                 and exists (select from activation_user a
                                     where a.activation_id = i.activation_id and a.user_id = o.id)))
                     then 'ALREADY_A_USER' end
            """;

    /** Why a user would be sent no link now. */
    private static final String REASON_FOR_LINK = """
            case when u.state <> 'AWAITING_ACTIVATION' then 'NOT_AWAITING'
                 when u.email is null then 'NO_EMAIL'
                 when not (u.private_mitid_offered and :private or string_to_array(u.separate_means, ' ') && cast(:issued as text[]))
                     then 'NOT_OFFERED'
                 when (select count(*) from link k where k.organisation_id = u.organisation_id
                     and k.purpose = 'ACTIVATION' and k.subject_id = u.id and k.created_at > :hourAgo) >= :mostLinks
                     then 'TOO_MANY' end
            """;

    private static final String ADD = """
            insert into activation_user (organisation_id, activation_id, user_id)
            select :organisation, :id, u.id from organisation_user u where u.organisation_id = :organisation and
            """;

    private final JdbcClient jdbc;
    private final MeansConverter means = new MeansConverter();

    Activations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void begin(UUID id, Activation.Kind kind, UUID organisation, UUID by, String byName, Instant at) {
        jdbc.sql("""
                insert into activation (id, kind, organisation_id, state, created_by, created_by_name, created_at, asked)
                values (:id, :kind, :organisation, 'CHOOSING', :by, :byName, :at, 0)
                """)
                .param("id", id)
                .param("kind", kind.name())
                .param("organisation", organisation)
                .param("by", by)
                .param("byName", byName)
                .param("at", Timestamp.from(at))
                .update();
    }

    int countOwn(UUID organisation, Set<UUID> users) {
        return jdbc.sql("""
                select count(*) from organisation_user u where u.organisation_id = :organisation and u.id = any(:users)
                """)
                .param("organisation", organisation)
                .param("users", users.toArray(UUID[]::new))
                .query(Integer.class)
                .single();
    }

    /** Adds the users that are the organisation's own. @return how many they are */
    int addChosen(UUID id, UUID organisation, Set<UUID> users) {
        var added = jdbc.sql(ADD + "u.id = any(:users)")
                .param("organisation", organisation)
                .param("id", id)
                .param("users", users.toArray(UUID[]::new))
                .update();
        return count(id, added);
    }

    /** Adds everyone who is deactivated and who is among these. @return how many they are */
    int addShown(UUID id, UUID organisation, Narrowing which) {
        var added = jdbc.sql(ADD + "u.state = 'DEACTIVATED' and " + which.condition())
                .params(which.parameters())
                .param("organisation", organisation)
                .param("id", id)
                .update();
        return count(id, added);
    }

    /** Forgets what was chosen before then and never carried out. */
    void forget(Instant before) {
        jdbc.sql("delete from activation where state = 'CHOOSING' and created_at < :before")
                .param("before", Timestamp.from(before))
                .update();
    }

    /** Adds everyone who waits and whom the list of those shows. @return how many they are */
    int addWaiting(UUID id, UUID organisation, String condition, Instant now) {
        var added = jdbc.sql(ADD + "u.state = 'AWAITING_ACTIVATION' and " + condition)
                .param("organisation", organisation)
                .param("id", id)
                .param("now", Timestamp.from(now))
                .update();
        return count(id, added);
    }

    /** The outcomes that are known, by user, a thousand at a time. */
    List<Line> lines(UUID id, @Nullable UUID after, int most) {
        return jdbc.sql("""
                select u.id, u.name, u.rid, u.email, i.outcome
                from activation_user i join organisation_user u on u.id = i.user_id
                where i.activation_id = :id and (cast(:after as uuid) is null or i.user_id > :after)
                order by i.user_id limit :most
                """)
                .param("id", id)
                .param("after", after)
                .param("most", most)
                .query(Line.class)
                .list();
    }

    private int count(UUID id, int added) {
        jdbc.sql("update activation set asked = :asked where id = :id")
                .param("asked", added)
                .param("id", id)
                .update();
        return added;
    }

    Optional<Activation> find(UUID id) {
        return jdbc.sql("select * from activation where id = :id")
                .param("id", id)
                .query(this::read)
                .optional();
    }

    Optional<Activation> lock(UUID id) {
        return jdbc.sql("select * from activation where id = :id for update")
                .param("id", id)
                .query(this::read)
                .optional();
    }

    /** Those that go on right now. */
    List<UUID> running() {
        return jdbc.sql("select id from activation where state = 'RUNNING' order by started_at limit 5")
                .query(UUID.class)
                .list();
    }

    List<Activation> latest(int most) {
        return jdbc.sql("select * from activation where state <> 'CHOOSING' order by created_at desc limit :most")
                .param("most", most)
                .query(this::read)
                .list();
    }

    void chooseLogin(UUID id, boolean privateMitId, Set<IdentificationMeans> separate) {
        jdbc.sql("""
                update activation set private_mitid = :private, separate_means = :separate
                where id = :id and state = 'CHOOSING'
                """)
                .param("private", privateMitId)
                .param("separate", means.convertToDatabaseColumn(separate))
                .param("id", id)
                .update();
    }

    /** @param other null: to the organisation */
    void chooseDelivery(UUID id, @Nullable DeliveryAddress other) {
        jdbc.sql("""
                update activation set delivery_name = :name, delivery_street = :street,
                    delivery_postal_code = :postalCode, delivery_town = :town
                where id = :id and state = 'CHOOSING'
                """)
                .param("name", other == null ? null : other.name())
                .param("street", other == null ? null : other.street())
                .param("postalCode", other == null ? null : other.postalCode())
                .param("town", other == null ? null : other.town())
                .param("id", id)
                .update();
    }

    /** How many became what, or would become it now. */
    Map<Outcome, Integer> outcomes(Activation activation, Rules rules) {
        var outcomes = new EnumMap<Outcome, Integer>(Outcome.class);
        jdbc.sql("select coalesce(i.outcome, " + reason(activation) + """
                , 'ACTIVATED') as outcome, count(*) as users
                from activation_user i join organisation_user u on u.id = i.user_id
                where i.activation_id = :id group by 1
                """)
                .param("id", activation.id())
                .params(rules.parameters())
                .query(row -> {
                    outcomes.put(Outcome.valueOf(row.getString("outcome")), row.getInt("users"));
                });
        return outcomes;
    }

    /** Users left out, by name, the first of them. */
    List<LeftOut> leftOut(Activation activation, Rules rules, int most) {
        var reason = reason(activation);
        return jdbc.sql("select u.id, u.name, u.rid, coalesce(i.outcome, " + reason + """
                ) as outcome from activation_user i join organisation_user u on u.id = i.user_id
                where i.activation_id = :id and coalesce(i.outcome,
                """ + reason + """
                ) <> 'ACTIVATED' order by u.name collate "da-x-icu", u.id limit :most
                """)
                .param("id", activation.id())
                .params(rules.parameters())
                .param("most", most)
                .query(LeftOut.class)
                .list();
    }

    void start(UUID id, Instant at) {
        jdbc.sql("update activation set state = 'RUNNING', started_at = :at where id = :id and state = 'CHOOSING'")
                .param("at", Timestamp.from(at))
                .param("id", id)
                .update();
    }

    /** The next users nothing has been decided about, locked, each with the reason to leave them out if there is one. */
    List<Candidate> next(Activation activation, Rules rules, int most) {
        return jdbc.sql("select u.id, u.name, u.email, u.language, " + reason(activation) + """
                 as reason from activation_user i join organisation_user u on u.id = i.user_id
                where i.activation_id = :id and i.outcome is null
                    and i.user_id > coalesce((select reached from activation where id = :id),
                        cast('00000000-0000-0000-0000-000000000000' as uuid))
                order by i.user_id limit :most
                for update of u
                """)
                .param("id", activation.id())
                .params(rules.parameters())
                .param("most", most)
                .query(Candidate.class)
                .list();
    }

    /** Puts the users in the state that awaits them. Keeps what User#activate keeps: only the deactivated, locked before. */
    void activate(List<UUID> users, Activation activation, Instant at) {
        jdbc.sql("""
                update organisation_user set state = 'AWAITING_ACTIVATION', private_mitid_offered = :private,
                    separate_means = :separate, activated_by = :by, activated_at = :at, version = version + 1
                where id = any(:users) and state = 'DEACTIVATED'
                """)
                .param("private", activation.privateMitId())
                .param("separate", means.convertToDatabaseColumn(activation.separateMeans()))
                .param("by", activation.createdBy())
                .param("at", Timestamp.from(at))
                .param("users", users.toArray(UUID[]::new))
                .update();
    }

    /** Everybody up to this user has been decided about. */
    void reach(UUID id, UUID user) {
        jdbc.sql("update activation set reached = :user where id = :id")
                .param("user", user)
                .param("id", id)
                .update();
    }

    void decide(UUID id, List<UUID> users, Outcome outcome) {
        if (users.isEmpty()) {
            return;
        }
        jdbc.sql("""
                update activation_user set outcome = :outcome
                where activation_id = :id and user_id = any(:users) and outcome is null
                """)
                .param("outcome", outcome.name())
                .param("id", id)
                .param("users", users.toArray(UUID[]::new))
                .update();
        var column = outcome == Outcome.ACTIVATED ? "activated" : "left_out";
        jdbc.sql("update activation set " + column + " = " + column + " + :more where id = :id")
                .param("more", users.size())
                .param("id", id)
                .update();
    }

    /** Every order keeps the address for itself, so that it is forgotten here. */
    void finish(UUID id, Instant at) {
        jdbc.sql("""
                update activation set state = 'FINISHED', finished_at = :at, delivery_name = null, delivery_street = null,
                    delivery_postal_code = null, delivery_town = null
                where id = :id
                """).param("at", Timestamp.from(at)).param("id", id).update();
    }

    private Activation read(ResultSet row, int number) throws SQLException {
        return new Activation(
                row.getObject("id", UUID.class),
                Activation.Kind.valueOf(row.getString("kind")),
                Activation.State.valueOf(row.getString("state")),
                row.getBoolean("private_mitid"),
                means.convertToEntityAttribute(row.getString("separate_means")),
                row.getObject("created_by", UUID.class),
                row.getString("created_by_name"),
                row.getTimestamp("created_at").toInstant(),
                row.getInt("asked"),
                row.getInt("activated"),
                row.getInt("left_out"),
                instant(row.getTimestamp("started_at")),
                instant(row.getTimestamp("finished_at")),
                delivery(row));
    }

    private static @Nullable DeliveryAddress delivery(ResultSet row) throws SQLException {
        var name = row.getString("delivery_name");
        return name == null
                ? null
                : new DeliveryAddress(
                        name,
                        row.getString("delivery_street"),
                        row.getString("delivery_postal_code"),
                        row.getString("delivery_town"));
    }

    private static String reason(Activation activation) {
        return activation.sendsLinks() ? REASON_FOR_LINK : REASON;
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    /**
     * What the organisation's policy and the limits say about each user.
     *
     * @param hourAgo links made since then count
     */
    record Rules(LoginPolicy policy, Instant hourAgo) {

        static Rules of(LoginPolicy policy, Instant now) {
            return new Rules(policy, now.minus(Duration.ofHours(1)));
        }

        Map<String, Object> parameters() {
            return Map.of(
                    "private", policy.privateMitId(),
                    "issued", LoginOffer.issued(policy),
                    "hourAgo", Timestamp.from(hourAgo),
                    "mostLinks", ActivationLinks.MOST_AN_HOUR);
        }
    }

    /** A user to be decided about. */
    record Candidate(
            UUID id,
            String name,
            @Nullable String email,
            String language,
            @Nullable Outcome reason) {}

    /** A user of an activation, for its report; nothing decided yet: no outcome. */
    record Line(
            UUID id,
            String name,
            @Nullable String rid,
            @Nullable String email,
            @Nullable Outcome outcome) {}

    /** A user left out, and why. */
    record LeftOut(UUID id, String name, @Nullable String rid, Outcome outcome) {}
}
