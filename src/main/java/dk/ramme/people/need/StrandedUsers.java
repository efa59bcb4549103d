package dk.ramme.people.need;

import dk.ramme.organisation.LoginPolicy;
import dk.ramme.people.UserState;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The users whom a change of the login policy would leave without any means they can use (L3), as {@link WaysIn} has it. Whoever
 * can use none before the change is not stranded by it.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class StrandedUsers {

    private static final String STRANDED =
            " from organisation_user u where u.state in ('ACTIVE', 'AWAITING_ACTIVATION') and " + WaysIn.sql("Before")
                    + " and not " + WaysIn.sql("After");

    private final JdbcClient jdbc;

    StrandedUsers(JdbcClient jdbc) {
        this.jdbc = jdbc;
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
