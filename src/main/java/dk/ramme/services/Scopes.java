package dk.ramme.services;

import dk.ramme.identifier.CvrNumber;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** What a service may ask to be told (O3). docs/services.md has the table. */
final class Scopes {

    static final String OPENID = "openid";
    static final String PROFILE = "profile";
    static final String EMAIL = "email";
    static final String ORGANISATION = "organisation";
    static final String RIGHTS = "rights";

    /** For services of public bodies alone. */
    static final String CPR = "cpr";

    static final Set<String> KNOWN = Set.of(OPENID, PROFILE, EMAIL, ORGANISATION, RIGHTS, CPR);

    /** Before the CVR number of the one organisation that the service wants somebody to act for (O4). */
    private static final String FOR = ORGANISATION + ":";

    private Scopes() {}

    /** Whether a service with these scopes may ask for that one. */
    static boolean covers(Collection<String> registered, String asked) {
        return asked.startsWith(FOR)
                ? registered.contains(ORGANISATION) && CvrNumber.isValid(asked.substring(FOR.length()))
                : registered.contains(asked);
    }

    /** The organisation that is asked for, where one is. */
    static Optional<CvrNumber> organisation(Collection<String> asked) {
        return asked.stream()
                .filter(scope -> scope.startsWith(FOR))
                .map(scope -> CvrNumber.parse(scope.substring(FOR.length())))
                .findFirst();
    }

    /** Whether more than one organisation is asked for: a token is for one. */
    static boolean areForSeveral(Collection<String> asked) {
        return asked.stream().filter(scope -> scope.startsWith(FOR)).count() > 1;
    }
}
