package dk.ramme.activation;

import java.util.UUID;

/** A user has become active by their own deed. */
public record UserSelfActivated(UUID organisationId, UUID userId) {}
