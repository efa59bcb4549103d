package dk.ramme.activation;

import dk.ramme.vault.LinkToken;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Users were activated by their administrator, and each has a link to activate themself with.
 *
 * @param administratorName who activated them
 */
public record ActivationLinksIssued(
        UUID organisationId, String organisationName, String administratorName, List<Item> items) {

    /** One user's link; the token is mailed and then forgotten. */
    public record Item(
            UUID userId, UUID linkId, String name, String email, String language, LinkToken token, Instant expiresAt) {}
}
