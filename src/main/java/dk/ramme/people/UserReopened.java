package dk.ramme.people;

import java.util.UUID;

/** A suspended user may act for the organisation again. */
public record UserReopened(UUID organisationId, UUID userId, String byName) {}
