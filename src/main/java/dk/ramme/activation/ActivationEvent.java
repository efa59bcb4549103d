package dk.ramme.activation;

import dk.ramme.vault.LinkToken;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What happens to activations, for whoever tells people of it. */
public sealed interface ActivationEvent {

    /** A user's temporary code has been typed wrong so often that it is of no use any more. */
    record ActivationCodeLocked(UUID organisationId, UUID userId, UUID codeId, String name)
            implements ActivationEvent {}

    /** The links of these users lead nowhere any more. */
    record ActivationLinksCalledBack(UUID organisationId, List<UUID> userIds) implements ActivationEvent {

        public ActivationLinksCalledBack {
            userIds = List.copyOf(userIds);
        }
    }

    /** Users who have not come yet are reminded of their link before it ends. */
    record ActivationLinkReminded(UUID organisationId, String organisationName, List<Item> items)
            implements ActivationEvent {

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

    /**
     * Users were activated by their administrator, and each has a link to activate themself with.
     *
     * @param administratorName who activated them
     * @param again whether they had a link before, which has died with this one
     */
    record ActivationLinksIssued(
            UUID organisationId, String organisationName, String administratorName, boolean again, List<Item> items)
            implements ActivationEvent {

        /** One user's link; the token is mailed and then forgotten. */
        public record Item(
                UUID userId,
                UUID linkId,
                String name,
                String email,
                String language,
                LinkToken token,
                Instant expiresAt) {}
    }

    /** Somebody else than the user logged in on the user's activation link. */
    record IdentityRefused(UUID organisationId, UUID userId, UUID linkId, String name) implements ActivationEvent {}

    /** Somebody came with a user's dead link and asked for a new one; at most once a day for a user. */
    record NewLinkAsked(UUID organisationId, UUID userId, String name, LocalDate day) implements ActivationEvent {}

    /** A user has become active by their own deed. */
    record UserSelfActivated(UUID organisationId, UUID userId) implements ActivationEvent {}
}
