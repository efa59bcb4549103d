package dk.ramme.imports;

import java.util.UUID;

/** The source of an import could not be read to its end; published in the transaction that ended it, once. */
public record ImportRefused(UUID organisationId, UUID importId) {}
