package dk.ramme.activation;

import java.util.UUID;

/** A user's temporary code has been typed wrong so often that it is of no use any more. */
public record ActivationCodeLocked(UUID organisationId, UUID userId, UUID codeId, String name) {}
