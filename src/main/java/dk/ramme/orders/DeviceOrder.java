package dk.ramme.orders;

import dk.ramme.means.IdentificationMeans;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A device ordered for a user.
 *
 * @param price what it costs without VAT, as it was when it was ordered
 * @param serial of the device that was sent; a chip has none
 * @param deliveryName who it is sent to, as was said when it was ordered; null where nobody knows, or it was erased
 */
public record DeviceOrder(
        UUID id,
        UUID userId,
        IdentificationMeans kind,
        OrderState state,
        BigDecimal price,
        String orderedByName,
        Instant orderedAt,
        @Nullable Instant dispatchedAt,
        @Nullable Instant endedAt,
        @Nullable String serial,
        Delivery delivery,
        @Nullable String deliveryName,
        @Nullable String deliveryStreet,
        @Nullable String deliveryPostalCode,
        @Nullable String deliveryTown) {

    /** How long the post may take; then whoever ordered is told. */
    public static final int WORKING_DAYS = 10;

    private static final ZoneId HERE = ZoneId.of("Europe/Copenhagen");

    /** Where it is sent; null where nobody knows, or it was erased. */
    public @Nullable DeliveryAddress sentTo() {
        return deliveryName == null || deliveryStreet == null
                ? null
                : new DeliveryAddress(deliveryName, deliveryStreet, deliveryPostalCode, deliveryTown);
    }

    public boolean canBecome(OrderState other) {
        return state.canBecome(other);
    }

    public boolean isOpen() {
        return state == OrderState.ORDERED || state == OrderState.DISPATCHED;
    }

    /** Whether ten whole working days have gone by since it was sent, and nobody has received it. */
    public boolean isLate(Instant now) {
        return state == OrderState.DISPATCHED && dispatchedAt != null && dispatchedAt.isBefore(lateBefore(now));
    }

    /** What was sent before then should have arrived. */
    static Instant lateBefore(Instant now) {
        return WorkingDays.before(now.atZone(HERE).toLocalDate(), WORKING_DAYS)
                .atStartOfDay(HERE)
                .toInstant();
    }
}
