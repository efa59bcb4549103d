package dk.ramme.people;

import java.util.UUID;

/** A user may not act for the organisation until they are reopened. */
public record UserSuspended(UUID organisationId, UUID userId, String byName) {}
