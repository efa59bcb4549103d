package dk.ramme.means;

import java.util.UUID;

/** A user has chosen a PIN for a means they have in use. */
public record PinChosen(UUID organisationId, UUID userId, UUID meansId, IdentificationMeans kind, String name) {}
