package dk.ramme.people;

import dk.ramme.people.Users.UnknownUser;
import dk.ramme.tenancy.Tenancy;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Asks what stands in the way of one user; of many it is asked where they are kept. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class Hindrances {

    /** One user by their id, by hand: the reason is SQL, the same for one as for many, and the row is changed by statements afterwards. */
    private static final String ASK = """
            with chosen as (select cast(:user as uuid) as user_id)
            select u.id, %s as reason from organisation_user u
            where u.organisation_id = :organisation and u.id = :user
            for no key update of u
            """;

    private final JdbcClient jdbc;

    Hindrances(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Locks the user, who is no entity of the transaction then: their row may be changed by statements.
     *
     * @return the code of the reason, if anything stands in the way
     * @throws UnknownUser when the organisation has no such user
     */
    public Optional<String> lock(UUID user, Hindrance hindrance) {
        return Optional.ofNullable(jdbc.sql(ASK.formatted(hindrance.reason()))
                .params(hindrance.parameters())
                .param("organisation", Tenancy.organisation())
                .param("user", user)
                .query((row, number) -> Optional.ofNullable(row.getString("reason")))
                .optional()
                .orElseThrow(UnknownUser::new)
                .orElse(null));
    }
}
