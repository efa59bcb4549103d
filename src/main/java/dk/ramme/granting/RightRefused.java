package dk.ramme.granting;

import dk.ramme.rights.UserRight;
import java.util.UUID;

/** A rights administrator has said no to a user who asked for a right. */
public record RightRefused(
        UUID organisationId, UUID requestId, UUID userId, UserRight right, String answer, String byName) {}
