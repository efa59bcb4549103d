package dk.ramme.orders;

import dk.ramme.means.IdentificationMeans;
import java.util.List;
import java.util.UUID;

/** What happens to ordered devices. */
public sealed interface OrderEvent {

    /** A device is on its way to a user. */
    record DeviceDispatched(UUID organisationId, UUID userId, UUID orderId, IdentificationMeans kind)
            implements OrderEvent {}

    /** Devices were sent so long ago that they should have arrived, and have not. @param late at least one */
    record DevicesLate(UUID organisationId, List<Late> late) implements OrderEvent {

        public DevicesLate {
            late = List.copyOf(late);
        }
    }

    /** One of them, and whom it was for. */
    record Late(UUID userId, UUID orderId, IdentificationMeans kind) {}
}
