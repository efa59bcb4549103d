package dk.ramme.people.role;

import dk.ramme.people.Role;
import java.util.UUID;

/** A user has asked for a role. */
public record RoleRequested(UUID organisationId, UUID requestId, String userName, Role role) {}
