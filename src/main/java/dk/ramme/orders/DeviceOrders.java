package dk.ramme.orders;

import dk.ramme.audit.Actor;
import dk.ramme.audit.AuditTrail;
import dk.ramme.means.DeviceStock;
import dk.ramme.means.IdentificationMeans;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Orders devices and follows them. Each deed locks the order and asks its state whether it may, so that of two who act at
 * once one is refused. Who may order is decided by whoever calls.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class DeviceOrders {

    private static final int SHOWN = 20;

    private final OrderRows rows;
    private final DeviceStock stock;
    private final RegisteredAddress registered;
    private final Prices prices;
    private final AuditTrail trail;
    private final Clock clock;

    DeviceOrders(
            OrderRows rows,
            DeviceStock stock,
            RegisteredAddress registered,
            Prices prices,
            AuditTrail trail,
            Clock clock) {
        this.rows = rows;
        this.stock = stock;
        this.registered = registered;
        this.prices = prices;
        this.trail = trail;
        this.clock = clock;
    }

    /** The latest orders for the user, the newest first. */
    public List<DeviceOrder> of(UUID user) {
        return rows.of(user, SHOWN);
    }

    public Optional<DeviceOrder> find(UUID id) {
        return rows.find(id);
    }

    /**
     * Orders a device for each of the users who has none on its way; done again, nothing more is ordered.
     *
     * @param other where it is sent; null: to the organisation's own address as it is now
     * @param by a user
     */
    public List<UUID> order(
            Collection<UUID> users, IdentificationMeans kind, @Nullable DeliveryAddress other, Actor by) {
        return order(users, kind, other, by, null);
    }

    private List<UUID> order(
            Collection<UUID> users,
            IdentificationMeans kind,
            @Nullable DeliveryAddress other,
            Actor by,
            @Nullable UUID replaces) {
        if (!kind.isPhysical()) {
            throw new IllegalArgumentException(kind + " is no device");
        }
        var price = prices.of(kind);
        var user = Objects.requireNonNull(by.userId());
        var name = Objects.requireNonNull(by.name());
        var delivery = other == null ? Delivery.ORGANISATION : Delivery.OTHER;
        var address = other == null ? registered.find().orElse(null) : other;
        var wanted = new OrderRows.Wanted(kind, price, user, name, replaces, delivery, address);
        var ordered = rows.insert(users, wanted, clock.instant());
        if (!ordered.isEmpty()) {
            // not the address itself: it may be where somebody lives, and the trail forgets nothing
            trail.recordEach(
                    by,
                    "DEVICE_ORDERED",
                    "order",
                    ordered.entrySet().stream()
                            .collect(Collectors.toMap(
                                    Map.Entry::getKey,
                                    one -> Map.of(
                                            "kind",
                                            kind,
                                            "price",
                                            price,
                                            "delivery",
                                            delivery,
                                            "user",
                                            one.getValue()))));
        }
        return List.copyOf(ordered.keySet());
    }

    /** @throws NotNow when it has been sent, or is over */
    public void cancel(UUID id) {
        end(lock(id), OrderState.CANCELLED, "DEVICE_ORDER_CANCELLED");
    }

    /** Whoever is deleted is sent nothing any more; what was sent stays as it is. */
    public void cancelAll(Collection<UUID> users) {
        var cancelled = rows.cancel(users, clock.instant());
        trail.recordEach(
                "DEVICE_ORDER_CANCELLED",
                "order",
                cancelled.stream().collect(Collectors.toMap(DeviceOrder::id, DeviceOrders::told)));
    }

    /** Whoever is erased leaves no address behind. */
    public void forgetAddresses(Collection<UUID> users) {
        rows.forgetAddresses(users);
    }

    /**
     * The user has it in their hand.
     *
     * @throws Unknown when it is not theirs
     */
    public void receive(UUID user, UUID id) {
        var order = lock(id);
        if (!order.userId().equals(user)) {
            throw new Unknown();
        }
        if (order.state() != OrderState.RECEIVED) {
            end(order, OrderState.RECEIVED, "DEVICE_RECEIVED");
        }
    }

    /** The user has taken a device into use: if it is one that was sent, it has arrived. */
    public void receiveUsed(UUID user, IdentificationMeans kind, @Nullable String serial) {
        rows.lockOpen(user).stream()
                .filter(order -> order.kind() == kind
                        && Objects.equals(order.serial(), serial)
                        && order.canBecome(OrderState.RECEIVED))
                .forEach(order -> end(order, OrderState.RECEIVED, "DEVICE_RECEIVED"));
    }

    /**
     * Another one in place of a device that should have arrived and has not. The former can be taken into use by nobody.
     *
     * @throws NotNow when it is not late, or has been replaced already
     */
    public void orderAgain(UUID id, Actor by) {
        // the device first, as whoever takes one into use does, so that the two never wait for each other crosswise
        rows.find(id).map(DeviceOrder::serial).ifPresent(stock::hold);
        var former = lock(id);
        if (!former.isLate(clock.instant())) {
            throw new NotNow();
        }
        end(former, OrderState.LOST, "DEVICE_LOST");
        if (former.serial() != null) {
            stock.discard(former.serial(), clock.instant());
        }
        var other = former.delivery() == Delivery.OTHER ? former.sentTo() : null;
        order(List.of(former.userId()), former.kind(), other, by, former.id());
    }

    private DeviceOrder lock(UUID id) {
        return rows.lock(id).orElseThrow(Unknown::new);
    }

    private void end(DeviceOrder order, OrderState state, String action) {
        if (!order.canBecome(state)) {
            throw new NotNow();
        }
        rows.end(order.id(), state, clock.instant());
        trail.record(action, "order", order.id(), told(order));
    }

    private static Map<String, Object> told(DeviceOrder order) {
        return Map.of("kind", order.kind(), "user", order.userId());
    }

    /** The organisation has no such order. */
    public static class Unknown extends RuntimeException {}

    /** The order is in a state that does not allow it, by now. */
    public static class NotNow extends RuntimeException {}
}
