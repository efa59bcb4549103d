package dk.ramme.activation;

import java.util.UUID;

/** Somebody else than the user logged in on the user's activation link. */
public record IdentityRefused(UUID organisationId, UUID userId, UUID linkId, String name) {}
