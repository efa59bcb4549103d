package dk.ramme.means;

import java.util.UUID;

/** A user has taken a means into use. */
public record MeansActivated(UUID organisationId, UUID userId, UUID meansId, IdentificationMeans kind, String name) {}
