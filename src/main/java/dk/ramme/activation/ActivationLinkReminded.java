package dk.ramme.activation;

import dk.ramme.vault.LinkToken;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Users who have not come yet are reminded of their link before it ends. */
public record ActivationLinkReminded(UUID organisationId, String organisationName, List<Item> items) {

    /**
     * One user's reminder; the token is mailed and then forgotten.
     *
     * @param about which reminder it is: the same one is mailed once
     */
    public record Item(
            String about,
            UUID userId,
            String name,
            String email,
            String language,
            LinkToken token,
            Instant expiresAt) {}
}
