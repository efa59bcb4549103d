package dk.ramme.means;

import java.util.UUID;

/** Where a chip belongs. */
public record ChipOwner(UUID organisationId, UUID meansId, UUID userId) {}
