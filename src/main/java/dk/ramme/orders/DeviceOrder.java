package dk.ramme.orders;

import dk.ramme.means.IdentificationMeans;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/**
 * A device ordered for a user. Orders are placed for many users at once ({@link OrderRows}); from then on each changes by its
 * own verbs, and whoever changes one has locked its row ({@link Orders}). That it was told and that its address was forgotten is
 * written beside it, of many at once: no more is written here than was changed.
 */
@Entity
@Table(name = "device_order")
@DynamicUpdate
public class DeviceOrder {

    /** How long the post may take; then whoever ordered is told. */
    public static final int WORKING_DAYS = 10;

    private static final ZoneId HERE = ZoneId.of("Europe/Copenhagen");

    @Id
    private UUID id;

    @Column(updatable = false)
    private UUID organisationId;

    @Column(updatable = false)
    private UUID userId;

    @Column(updatable = false)
    @Enumerated(EnumType.STRING)
    private IdentificationMeans kind;

    @Enumerated(EnumType.STRING)
    private OrderState state;

    @Column(updatable = false)
    private BigDecimal price;

    @Column(updatable = false)
    private Instant orderedAt;

    private @Nullable Instant dispatchedAt;
    private @Nullable Instant endedAt;

    /** That it was told that it is sent, and that it is late. */
    @Column(updatable = false)
    private @Nullable Instant dispatchToldAt;

    @Column(updatable = false)
    private @Nullable Instant lateToldAt;

    private @Nullable String serial;

    @Column(updatable = false)
    @Enumerated(EnumType.STRING)
    private Delivery delivery;

    @Column(updatable = false)
    private @Nullable String deliveryName;

    @Column(updatable = false)
    private @Nullable String deliveryStreet;

    @Column(updatable = false)
    private @Nullable String deliveryPostalCode;

    @Column(updatable = false)
    private @Nullable String deliveryTown;

    protected DeviceOrder() {}

    /** @param sent the device's number; null for a chip, which has none. @throws NotNow when it is not waiting to be sent */
    void dispatch(@Nullable String sent, Instant at) {
        become(OrderState.DISPATCHED);
        serial = sent;
        dispatchedAt = at;
    }

    /** The user has it in their hand. @throws NotNow when it was not sent, or is over */
    void receive(Instant at) {
        end(OrderState.RECEIVED, at);
    }

    /** @throws NotNow when it has been sent, or is over */
    void cancel(Instant at) {
        end(OrderState.CANCELLED, at);
    }

    /** It should have arrived and has not: another is sent in its place. @throws NotNow when it is not late */
    void lose(Instant at) {
        if (!isLate(at)) {
            throw new NotNow();
        }
        end(OrderState.LOST, at);
    }

    private void end(OrderState as, Instant at) {
        become(as);
        endedAt = at;
    }

    private void become(OrderState next) {
        if (!state.canBecome(next)) {
            throw new NotNow();
        }
        state = next;
    }

    /** Whether it waits to be sent. */
    boolean canBeSent() {
        return state.canBecome(OrderState.DISPATCHED);
    }

    /** Whether the user can have it in their hand. */
    boolean canBeReceived() {
        return state.canBecome(OrderState.RECEIVED);
    }

    public boolean isOpen() {
        return state == OrderState.ORDERED || state == OrderState.DISPATCHED;
    }

    /** Whether ten whole working days have gone by since it was sent, and nobody has received it. */
    public boolean isLate(Instant now) {
        return isLate(state, dispatchedAt, now);
    }

    static boolean isLate(OrderState state, @Nullable Instant dispatchedAt, Instant now) {
        return state == OrderState.DISPATCHED && dispatchedAt != null && dispatchedAt.isBefore(lateBefore(now));
    }

    /** What was sent before then should have arrived. */
    public static Instant lateBefore(Instant now) {
        return WorkingDays.before(now.atZone(HERE).toLocalDate(), WORKING_DAYS)
                .atStartOfDay(HERE)
                .toInstant();
    }

    /** Where it is sent, as was said when it was ordered; null where nobody knows, or it was erased. */
    public @Nullable DeliveryAddress sentTo() {
        return deliveryName == null || deliveryStreet == null
                ? null
                : new DeliveryAddress(deliveryName, deliveryStreet, deliveryPostalCode, deliveryTown);
    }

    public UUID id() {
        return id;
    }

    public UUID userId() {
        return userId;
    }

    public IdentificationMeans kind() {
        return kind;
    }

    public OrderState state() {
        return state;
    }

    /** What it costs without VAT, as it was when it was ordered. */
    public BigDecimal price() {
        return price;
    }

    public Instant orderedAt() {
        return orderedAt;
    }

    public @Nullable Instant dispatchedAt() {
        return dispatchedAt;
    }

    /** Of the device that was sent; a chip has none. */
    public @Nullable String serial() {
        return serial;
    }

    /** Whose address it is sent to. */
    Delivery delivery() {
        return delivery;
    }

    /** The order is in a state that does not allow it, by now. */
    public static class NotNow extends RuntimeException {}
}
