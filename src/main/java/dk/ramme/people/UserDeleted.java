package dk.ramme.people;

import java.util.UUID;

/** A user is none any more: roles, rights, link and login are gone in the same transaction. */
public record UserDeleted(UUID organisationId, UUID userId, String byName) {}
