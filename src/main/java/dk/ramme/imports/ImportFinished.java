package dk.ramme.imports;

import java.util.UUID;

/** An import has come to its end, or was cancelled; published in the transaction that ended it, once. */
public record ImportFinished(
        UUID organisationId, UUID importId, int written, int updated, int rights, int leftOut, boolean cancelled) {}
