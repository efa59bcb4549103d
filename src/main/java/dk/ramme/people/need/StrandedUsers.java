package dk.ramme.people.need;

import dk.ramme.means.IdentificationMeans;
import dk.ramme.means.MeansConverter;
import dk.ramme.organisation.LoginPolicy;
import dk.ramme.people.Hindrance;
import dk.ramme.people.LastAdministrators;
import dk.ramme.people.User;
import dk.ramme.people.UserState;
import dk.ramme.tenancy.Tenancy;
import java.util.Collection;
import java.util.HashMap;
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
 * The users whom a change of the login policy would leave without any means they can use (L3), as {@link WaysIn} has it, and those
 * who have none. Whoever can use none before the change is not stranded by it.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class StrandedUsers {

    private static final String STRANDED =
            " from organisation_user u where u.state in ('ACTIVE', 'AWAITING_ACTIVATION') and " + WaysIn.sql("Before")
                    + " and not " + WaysIn.sql("After");

    private static final MeansConverter MEANS = new MeansConverter();

    /** Whoever does it stays active, and so does whom the organisation would be left without administrators for. */
    private static final String HERE = "(" + Attention.withoutWayIn()
            + " and not (u.state = 'ACTIVE' and (u.id = :by or " + LastAdministrators.SQL + ")))";

    private static final String THESE =
            "with chosen as (select user_id from unnest(cast(:users as uuid[])) as user_id) ";
    private static final String AMONG_THEM =
            " u.organisation_id = :organisation and u.id in (select c.user_id from chosen c) and ";

    private final JdbcClient jdbc;
    private final UsersInNeed inNeed;

    StrandedUsers(JdbcClient jdbc, UsersInNeed inNeed) {
        this.jdbc = jdbc;
        this.inNeed = inNeed;
    }

    /** Nothing stands in the way of those who can log in with nothing, and of all others this. @param by who does it */
    public Hindrance orElse(Hindrance ofOthers, UUID by, LoginPolicy policy) {
        var parameters = new HashMap<>(ofOthers.parameters());
        parameters.putAll(inNeed.parameters(policy));
        parameters.put("by", by);
        return new Hindrance("case when " + HERE + " then null else (" + ofOthers.reason() + ") end", parameters);
    }

    /** Those among them who can log in with nothing, and the separate means they were given. @param by who does it */
    public Map<UUID, Set<IdentificationMeans>> among(Collection<UUID> these, UUID by, LoginPolicy policy) {
        var stranded = new HashMap<UUID, Set<IdentificationMeans>>();
        ask(THESE + "select u.id, u.separate_means from organisation_user u where" + AMONG_THEM + HERE, these)
                .params(inNeed.parameters(policy))
                .param("by", by)
                .query(row -> {
                    stranded.put(
                            row.getObject("id", UUID.class),
                            MEANS.convertToEntityAttribute(row.getString("separate_means")));
                });
        return stranded;
    }

    /** Those of them who are active await activation, as {@link User#awaitAnew} has it. @return who they are */
    public List<UUID> awaitAnew(Collection<UUID> these) {
        return ask(
                        THESE + "update organisation_user u set version = u.version + 1, state = 'AWAITING_ACTIVATION',"
                                + " self_activated_at = null where" + AMONG_THEM + "u.state = 'ACTIVE' returning u.id",
                        these)
                .query(UUID.class)
                .list();
    }

    /** Those among them who await activation. */
    public List<UUID> waiting(Collection<UUID> these) {
        return ask(
                        THESE + "select u.id from organisation_user u where" + AMONG_THEM
                                + "u.state = 'AWAITING_ACTIVATION'",
                        these)
                .query(UUID.class)
                .list();
    }

    /** Undoes {@link #awaitAnew}. @param since of each of them, when they became active; empty where nobody knows */
    public void activeAgain(List<UUID> these, List<String> since) {
        ask(
                        "update organisation_user u set version = u.version + 1, state = 'ACTIVE',"
                                + " self_activated_at = cast(nullif(was.since, '') as timestamptz)"
                                + " from unnest(cast(:users as uuid[]), cast(:since as text[])) as was (id, since)"
                                + " where u.organisation_id = :organisation and u.id = was.id and u.state = 'AWAITING_ACTIVATION'",
                        these)
                .param("since", since.toArray(String[]::new))
                .update();
    }

    private JdbcClient.StatementSpec ask(String sql, Collection<UUID> these) {
        return jdbc.sql(sql).param("organisation", Tenancy.organisation()).param("users", these.toArray(UUID[]::new));
    }

    public Numbers count(LoginPolicy before, LoginPolicy after) {
        return given(
                        "select count(*) as users, count(*) filter (where u.state = 'AWAITING_ACTIVATION') as waiting"
                                + STRANDED,
                        before,
                        after)
                .query(Numbers.class)
                .single();
    }

    /** Some of them, by name in Danish order. @param after the one after whom to go on; null: from the first */
    public List<Stranded> page(LoginPolicy before, LoginPolicy after, @Nullable UUID key, int most) {
        return given("select u.id, u.name, u.email, u.state" + STRANDED + """
                         and (cast(:key as uuid) is null or (u.name collate "da-x-icu", u.id) > (
                            select k.name collate "da-x-icu", k.id from organisation_user k where k.id = :key))
                        order by u.name collate "da-x-icu", u.id limit :most
                        """, before, after)
                .param("key", key)
                .param("most", most)
                .query(Stranded.class)
                .list();
    }

    private JdbcClient.StatementSpec given(String select, LoginPolicy before, LoginPolicy after) {
        return jdbc.sql(select).params(WaysIn.parameters("Before", before)).params(WaysIn.parameters("After", after));
    }

    /**
     * How many there are.
     *
     * @param waiting of them, who await activation
     */
    public record Numbers(int users, int waiting) {}

    /** One of them. */
    public record Stranded(UUID id, String name, @Nullable String email, UserState state) {}
}
