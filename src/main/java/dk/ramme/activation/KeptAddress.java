package dk.ramme.activation;

import dk.ramme.orders.DeliveryAddress;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/** Where the devices of everybody in an activation are sent, as its row keeps it. */
@Embeddable
record KeptAddress(
        String deliveryName,
        String deliveryStreet,
        @Nullable String deliveryPostalCode,
        @Nullable String deliveryTown) {

    static KeptAddress of(DeliveryAddress address) {
        return new KeptAddress(address.name(), address.street(), address.postalCode(), address.town());
    }

    DeliveryAddress address() {
        return new DeliveryAddress(deliveryName, deliveryStreet, deliveryPostalCode, deliveryTown);
    }
}
