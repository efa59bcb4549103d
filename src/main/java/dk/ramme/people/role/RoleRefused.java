package dk.ramme.people.role;

import dk.ramme.people.Role;
import java.util.UUID;

/** A user was not given the role they asked for. */
public record RoleRefused(UUID organisationId, UUID requestId, UUID userId, Role role, String answer, String byName) {}
