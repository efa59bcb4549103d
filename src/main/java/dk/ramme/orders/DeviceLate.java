package dk.ramme.orders;

import dk.ramme.means.IdentificationMeans;
import java.util.UUID;

/** A device was sent so long ago that it should have arrived, and has not. */
public record DeviceLate(UUID organisationId, UUID userId, UUID orderId, IdentificationMeans kind) {}
