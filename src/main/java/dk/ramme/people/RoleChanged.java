package dk.ramme.people;

import java.util.UUID;

/**
 * A user was given an administrator role, or had it taken.
 *
 * @param byName who decided it
 */
public record RoleChanged(UUID organisationId, UUID userId, Role role, boolean given, String byName) {}
