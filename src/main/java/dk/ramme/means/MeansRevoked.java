package dk.ramme.means;

import java.util.UUID;

/** A means is good for nothing from now on. */
public record MeansRevoked(
        UUID organisationId, UUID userId, UUID meansId, IdentificationMeans kind, String name, UserMeans.Ending why) {}
