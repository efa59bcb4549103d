package dk.ramme.imports;

import java.time.Instant;
import java.util.UUID;

/** A registry has not answered for a good while, and is asked again and again; published at each silence as often as it is asked. */
public record ImportWaiting(UUID organisationId, UUID importId, Instant since) {}
