package dk.ramme.means;

import dk.ramme.tenancy.Tenancy;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Whose user ID is whose. A user has one for good, from the first of their means on. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class LoginIds {

    private final SeparateLogins logins;
    private final Clock clock;

    LoginIds(SeparateLogins logins, Clock clock) {
        this.logins = logins;
        this.clock = clock;
    }

    /** The user's, given now if they have none yet. @param user locked by the caller, so that they are given one */
    LoginId give(UUID user) {
        return logins.of(user)
                .orElseGet(() -> logins.save(new SeparateLogin(Tenancy.organisation(), user, clock.instant())))
                .loginId();
    }

    public Optional<LoginId> of(UUID user) {
        return logins.of(user).map(SeparateLogin::loginId);
    }

    /** Whose it is, in whatever organisation; asked on login duty. */
    public Optional<Owner> find(LoginId id) {
        return logins.owner(id.value());
    }

    /** A user in an organisation. */
    public record Owner(UUID organisationId, UUID userId) {}
}
