package dk.ramme.orders;

import org.jspecify.annotations.Nullable;

/** A form that asks where devices shall be sent, as typed. Nothing chosen is the organisation's address. */
@ValidDelivery
public interface DeliveryAsked {

    /** A name of {@link Delivery}. */
    @Nullable
    String to();

    @Nullable
    String attention();

    @Nullable
    String street();

    @Nullable
    String postalCode();

    @Nullable
    String town();

    default boolean isOther() {
        return Delivery.OTHER.name().equals(to());
    }

    /** What was typed, when it shall be used; null is the organisation's address. Call it only when nothing is wrong. */
    default @Nullable DeliveryAddress typed() {
        return isOther()
                ? new DeliveryAddress(
                        stripped(attention()), stripped(street()), stripped(postalCode()), stripped(town()))
                : null;
    }

    private static String stripped(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
