package dk.ramme.means;

import dk.ramme.tenancy.Tenancy;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Whose user ID is whose. A user has one for good, from the first of their means on. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class LoginIds {

    private final JdbcClient jdbc;
    private final Clock clock;

    LoginIds(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The user's, given now if they have none yet. */
    LoginId give(UUID user) {
        jdbc.sql("""
                insert into separate_login (login_id, organisation_id, user_id, given_at)
                values (:id, :organisation, :user, :at) on conflict (organisation_id, user_id) do nothing
                """)
                .param("id", LoginId.fresh().value())
                .param("organisation", Tenancy.organisation())
                .param("user", user)
                .param("at", Timestamp.from(clock.instant()))
                .update();
        return of(user).orElseThrow();
    }

    public Optional<LoginId> of(UUID user) {
        return jdbc.sql("select login_id from separate_login where user_id = :user")
                .param("user", user)
                .query(String.class)
                .optional()
                .map(LoginId::new);
    }

    /** Whose it is, in whatever organisation; asked on login duty. */
    public Optional<Owner> find(LoginId id) {
        return jdbc.sql("select organisation_id, user_id from separate_login where login_id = :id")
                .param("id", id.value())
                .query(Owner.class)
                .optional();
    }

    /** A user in an organisation. */
    public record Owner(UUID organisationId, UUID userId) {}
}
