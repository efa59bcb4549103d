package dk.ramme.orders;

import dk.ramme.means.IdentificationMeans;
import java.util.UUID;

/** What happens to ordered devices. */
public sealed interface OrderEvent {

    /** A device is on its way to a user. */
    record DeviceDispatched(UUID organisationId, UUID userId, UUID orderId, IdentificationMeans kind)
            implements OrderEvent {}

    /** A device was sent so long ago that it should have arrived, and has not. */
    record DeviceLate(UUID organisationId, UUID userId, UUID orderId, IdentificationMeans kind) implements OrderEvent {}
}
