package dk.ramme.people.role;

import dk.ramme.people.Role;
import java.time.Instant;
import java.util.UUID;

/** A user's request for a role that nobody has answered. */
record RoleRequest(UUID id, UUID userId, String name, Role role, String reason, Instant askedAt) {}
