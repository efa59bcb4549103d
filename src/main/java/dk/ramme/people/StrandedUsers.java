package dk.ramme.people;

import static java.util.stream.Collectors.joining;

import dk.ramme.organisation.LoginPolicy;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The users whom a change of the login policy would leave without any means they can use (L3). A user can use
 * their private MitID where the organisation allows it and they have said yes, and those separate means that the
 * organisation offers: which they have in use and not locked ({@link WaysIn}) or, before they are active, were given; an
 * appointed administrator always gets in with private MitID. Whoever can use none before the change is not stranded by it.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class StrandedUsers {

    private static final String STRANDED = """
            from login
            where state in ('ACTIVE', 'AWAITING_ACTIVATION') and origin <> 'APPOINTED'
              and (:privateBefore and private or separate && string_to_array(:offeredBefore, ' '))
              and not (:privateAfter and private or separate && string_to_array(:offeredAfter, ' '))
            """;

    private static final String USERS = """
            with login as (
              select id, name, state, origin,
                string_to_array(case state when 'ACTIVE' then means_in_use else separate_means end, ' ') separate,
                case state when 'ACTIVE' then consented_at is not null else private_mitid_offered end private
              from organisation_user)
            """;

    private final JdbcClient jdbc;

    StrandedUsers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public int count(LoginPolicy before, LoginPolicy after) {
        return given("select count(*) " + STRANDED, before, after)
                .query(Integer.class)
                .single();
    }

    /** The first of them by name, in Danish order. */
    public List<String> names(LoginPolicy before, LoginPolicy after, int most) {
        return given("select name " + STRANDED + " order by name collate \"da-x-icu\", id limit :most", before, after)
                .param("most", most)
                .query(String.class)
                .list();
    }

    private JdbcClient.StatementSpec given(String select, LoginPolicy before, LoginPolicy after) {
        return jdbc.sql(USERS + select)
                .param("privateBefore", before.privateMitId())
                .param("offeredBefore", offered(before))
                .param("privateAfter", after.privateMitId())
                .param("offeredAfter", offered(after));
    }

    private static String offered(LoginPolicy policy) {
        return policy.offeredMeans().stream().map(Enum::name).collect(joining(" "));
    }
}
