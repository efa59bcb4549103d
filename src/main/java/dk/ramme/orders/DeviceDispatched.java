package dk.ramme.orders;

import dk.ramme.means.IdentificationMeans;
import java.util.UUID;

/** A device is on its way to a user. */
public record DeviceDispatched(UUID organisationId, UUID userId, UUID orderId, IdentificationMeans kind) {}
