package dk.ramme.imports;

import java.util.UUID;

/** A registry has been read, and somebody should look at it and begin; published in the transaction that read it, once. */
public record ImportReady(UUID organisationId, UUID importId, int rows) {}
