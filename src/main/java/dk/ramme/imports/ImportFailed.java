package dk.ramme.imports;

import java.util.UUID;

/** An import was given up after several tries; published in the transaction that ended it, once. */
public record ImportFailed(UUID organisationId, UUID importId, int written, int updated) {}
