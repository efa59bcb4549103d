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

    /** Whether there is something to say yes or no to: private MitID, offered to the user and allowed. */
    static boolean asksForConsent(User user, LoginPolicy policy) {
        return user.access().login().privateMitIdOffered() && policy.privateMitId();
    }
}
