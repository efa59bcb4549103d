package dk.ramme.granting;

import java.util.UUID;

/** A user has asked for a right. */
public record RightRequested(UUID organisationId, UUID requestId, String userName) {}
