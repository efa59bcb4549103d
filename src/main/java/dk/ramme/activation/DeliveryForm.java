package dk.ramme.activation;

import dk.ramme.orders.Delivery;
import dk.ramme.orders.DeliveryAddress;
import dk.ramme.orders.DeliveryAsked;
import org.jspecify.annotations.Nullable;

/** Where the devices of all who are activated shall be sent, as typed. */
record DeliveryForm(
        @Nullable String to,
        @Nullable String attention,
        @Nullable String street,
        @Nullable String postalCode,
        @Nullable String town)
        implements DeliveryAsked {

    static DeliveryForm of(@Nullable DeliveryAddress other) {
        return other == null
                ? new DeliveryForm(Delivery.ORGANISATION.name(), null, null, null, null)
                : new DeliveryForm(
                        Delivery.OTHER.name(), other.name(), other.street(), other.postalCode(), other.town());
    }
}
