package dk.ramme.activation;

import dk.ramme.means.IdentificationMeans;
import dk.ramme.organisation.LoginPolicy;
import dk.ramme.people.User;
import java.util.Set;

/** What users can be activated with: something that lets them in must be among what is chosen. */
final class LoginOffer {

    private LoginOffer() {}

    static boolean allows(LoginPolicy policy, boolean privateMitId, Set<IdentificationMeans> separate) {
        return (!privateMitId || policy.privateMitId())
                && policy.offeredMeans().containsAll(separate)
                && (privateMitId || !separate.isEmpty());
    }

    /** Whether this user can become active themself now. */
    static boolean isOpenTo(User user, LoginPolicy policy) {
        return asksForConsent(user, policy) || user.separateMeans().stream().anyMatch(policy::offers);
    }

    /** Whether there is something to say yes or no to: private MitID, offered to the user and allowed. */
    static boolean asksForConsent(User user, LoginPolicy policy) {
        return user.privateMitIdOffered() && policy.privateMitId();
    }

    /** The names of the separate means that are offered. */
    static String[] offered(LoginPolicy policy) {
        return policy.offeredMeans().stream().map(Enum::name).toArray(String[]::new);
    }
}
