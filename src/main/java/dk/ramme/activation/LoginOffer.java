package dk.ramme.activation;

import dk.ramme.means.IdentificationMeans;
import dk.ramme.organisation.LoginPolicy;
import dk.ramme.people.User;
import java.util.Set;

/**
 * What users can be activated with. Separate means that cannot be issued yet are kept as a wish: they let nobody in, so
 * something that does must be among what is chosen.
 */
final class LoginOffer {

    private LoginOffer() {}

    static boolean allows(LoginPolicy policy, boolean privateMitId, Set<IdentificationMeans> separate) {
        return (!privateMitId || policy.privateMitId())
                && policy.offeredMeans().containsAll(separate)
                && (privateMitId || anyIssued(separate));
    }

    /** Whether this user can become active themself now. */
    static boolean isOpenTo(User user, LoginPolicy policy) {
        return asksForConsent(user, policy)
                || user.separateMeans().stream().anyMatch(means -> means.isIssued() && policy.offers(means));
    }

    /** Whether there is something to say yes or no to: private MitID, offered to the user and allowed. */
    static boolean asksForConsent(User user, LoginPolicy policy) {
        return user.privateMitIdOffered() && policy.privateMitId();
    }

    /** The names of those separate means that are offered and let somebody in. */
    static String[] issued(LoginPolicy policy) {
        return policy.offeredMeans().stream()
                .filter(IdentificationMeans::isIssued)
                .map(Enum::name)
                .toArray(String[]::new);
    }

    private static boolean anyIssued(Set<IdentificationMeans> means) {
        return means.stream().anyMatch(IdentificationMeans::isIssued);
    }
}
