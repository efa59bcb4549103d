package dk.ramme.people;

import dk.ramme.organisation.LoginPolicy;
import java.util.List;
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

    public int count(LoginPolicy before, LoginPolicy after) {
        return given("select count(*)" + STRANDED, before, after)
                .query(Integer.class)
                .single();
    }

    /** The first of them by name, in Danish order. */
    public List<String> names(LoginPolicy before, LoginPolicy after, int most) {
        return given(
                        "select u.name" + STRANDED + " order by u.name collate \"da-x-icu\", u.id limit :most",
                        before,
                        after)
                .param("most", most)
                .query(String.class)
                .list();
    }

    private JdbcClient.StatementSpec given(String select, LoginPolicy before, LoginPolicy after) {
        return jdbc.sql(select).params(WaysIn.parameters("Before", before)).params(WaysIn.parameters("After", after));
    }
}
