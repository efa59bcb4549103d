package dk.ramme.activation;

import dk.ramme.means.MeansConverter;
import dk.ramme.people.UserCondition;
import dk.ramme.tenancy.Tenancy;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The users of an activation, and what becomes of each: a million of them are rows, not entities, and the statements are
 * over sets of them. One is in an activation once, which the primary key decides.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class ActivationUsers {

    private static final String ADD = """
            insert into activation_user (organisation_id, activation_id, user_id)
            select :organisation, :id, u.id from organisation_user u where u.organisation_id = :organisation and
            """;

    private final JdbcClient jdbc;
    private final MeansConverter means = new MeansConverter();

    ActivationUsers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    int countOwn(Set<UUID> users) {
        return jdbc.sql("""
                select count(*) from organisation_user u where u.organisation_id = :organisation and u.id = any(:users)
                """)
                .param("organisation", Tenancy.organisation())
                .param("users", users.toArray(UUID[]::new))
                .query(Integer.class)
                .single();
    }

    /** Adds the users that are the organisation's own. @return how many they are */
    int addChosen(UUID id, Set<UUID> users) {
        return jdbc.sql(ADD + "u.id = any(:users)")
                .param("organisation", Tenancy.organisation())
                .param("id", id)
                .param("users", users.toArray(UUID[]::new))
                .update();
    }

    /** Adds everyone who is among these. @return how many they are */
    int addShown(UUID id, UserCondition which) {
        return jdbc.sql(ADD + which.condition())
                .params(which.parameters())
                .param("organisation", Tenancy.organisation())
                .param("id", id)
                .update();
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

    /** How many became what, or would become it now. */
    Map<Outcome, Integer> outcomes(Activation activation, ExclusionRules rules) {
        var outcomes = new EnumMap<Outcome, Integer>(Outcome.class);
        jdbc.sql("select coalesce(i.outcome, " + rules.reason(activation) + """
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

    /** How many of those activated cannot become active without a temporary code: only their birth date is known (A2). */
    int inNeedOfCode(Activation activation) {
        return jdbc.sql("""
                select count(*) from activation_user i join organisation_user u on u.id = i.user_id
                where i.activation_id = :id and i.outcome = 'ACTIVATED' and u.state = 'AWAITING_ACTIVATION'
                    and u.cpr_sealed is null and u.birth_date is not null and u.identified_at is null
                """).param("id", activation.id()).query(Integer.class).single();
    }

    /** Users left out, by name, the first of them. */
    List<LeftOut> leftOut(Activation activation, ExclusionRules rules, int most) {
        var reason = rules.reason(activation);
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

    /** The next users nothing has been decided about, locked, each with the reason to leave them out if there is one. */
    List<Candidate> next(Activation activation, ExclusionRules rules, int most) {
        return jdbc.sql("select u.id, u.name, u.email, u.language, " + rules.reason(activation) + """
                 as reason from activation_user i join organisation_user u on u.id = i.user_id
                where i.activation_id = :id and i.outcome is null
                    and i.user_id > coalesce(cast(:reached as uuid),
                        cast('00000000-0000-0000-0000-000000000000' as uuid))
                order by i.user_id limit :most
                for no key update of u
                """)
                .param("id", activation.id())
                .param("reached", activation.reached())
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

    /** Writes down what became of the users; nobody is decided about twice. */
    void decide(UUID id, List<UUID> users, Outcome outcome) {
        jdbc.sql("""
                update activation_user set outcome = :outcome
                where activation_id = :id and user_id = any(:users) and outcome is null
                """)
                .param("outcome", outcome.name())
                .param("id", id)
                .param("users", users.toArray(UUID[]::new))
                .update();
    }

    /** All that nothing has been decided about. @return how many they are */
    int leaveOutRest(UUID id, Outcome outcome) {
        return jdbc.sql("update activation_user set outcome = :outcome where activation_id = :id and outcome is null")
                .param("outcome", outcome.name())
                .param("id", id)
                .update();
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
