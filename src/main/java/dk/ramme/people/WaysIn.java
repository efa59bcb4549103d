package dk.ramme.people;

import dk.ramme.means.HeldMeans;
import dk.ramme.means.UserMeans;
import dk.ramme.organisation.LoginPolicy;
import java.util.Collection;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whether anything lets a user in as things are: their private MitID, or a separate means they have in use that the
 * organisation offers and that is not locked (M3). Whoever is active and has none needs a new link.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class WaysIn {

    private final UserMeans means;

    WaysIn(UserMeans means) {
        this.means = means;
    }

    public boolean any(User user, LoginPolicy policy) {
        return user.letsPrivateMitIdIn(policy) || separate(user, policy);
    }

    /** Whether something else than private MitID lets them in. */
    public boolean separate(User user, LoginPolicy policy) {
        return separate(user, means.of(user.id()), policy);
    }

    static boolean separate(User user, Collection<HeldMeans> held, LoginPolicy policy) {
        return held.stream().anyMatch(one -> !one.locked() && user.letsSeparateMeansIn(one.kind(), policy));
    }
}
