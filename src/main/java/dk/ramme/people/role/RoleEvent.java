package dk.ramme.people.role;

import dk.ramme.people.Role;
import java.util.UUID;

/** What happens to roles that were asked for. */
public sealed interface RoleEvent {

    /** A user has asked for a role. */
    record RoleRequested(UUID organisationId, UUID requestId, String userName, Role role) implements RoleEvent {}

    /** A user was not given the role they asked for. */
    record RoleRefused(UUID organisationId, UUID requestId, UUID userId, Role role, String answer, String byName)
            implements RoleEvent {}
}
