package dk.ramme.keyring;

import dk.ramme.means.IdentificationMeans;
import dk.ramme.orders.Delivery;
import dk.ramme.orders.DeliveryAsked;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/** Which device shall be ordered and where it is sent, as it was typed. */
record OrderForm(
        @NotNull(message = "{keyring.order.kind.missing}")
        @Pattern(regexp = "CODE_DISPLAY|CODE_READER|CHIP", message = "{keyring.order.kind.missing}")
        @Nullable
        String kind,

        @Nullable String to,
        @Nullable String attention,
        @Nullable String street,
        @Nullable String postalCode,
        @Nullable String town)
        implements DeliveryAsked {

    static OrderForm empty() {
        return new OrderForm(null, Delivery.ORGANISATION.name(), null, null, null, null);
    }

    IdentificationMeans means() {
        return IdentificationMeans.valueOf(kind == null ? "" : kind);
    }
}
