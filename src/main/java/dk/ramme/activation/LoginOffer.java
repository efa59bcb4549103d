package dk.ramme.activation;

import dk.ramme.means.IdentificationMeans;
import dk.ramme.organisation.LoginPolicy;
import dk.ramme.people.User;
import java.util.Set;

/**
 * What users can be activated with. Separate means are kept as a wish until Ramme can issue them (PRODUCT.md M1): alone
 * they would let nobody in, so private MitID must be among what is chosen. That rule stands here and nowhere else.
 */
final class LoginOffer {

    private LoginOffer() {}

    /** Whether anybody of the organisation can be activated now. */
    static boolean isOpen(LoginPolicy policy) {
        return policy.privateMitId();
    }

    static boolean allows(LoginPolicy policy, boolean privateMitId, Set<IdentificationMeans> separate) {
        return privateMitId && isOpen(policy) && policy.offeredMeans().containsAll(separate);
    }

    /** Whether this user can become active themself now. */
    static boolean isOpenTo(User user, LoginPolicy policy) {
        return user.privateMitIdOffered() && isOpen(policy);
    }
}
