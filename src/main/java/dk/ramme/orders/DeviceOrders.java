package dk.ramme.orders;

import dk.ramme.audit.Actor;
import dk.ramme.audit.AuditTrail;
import dk.ramme.means.DeviceStock;
import dk.ramme.means.IdentificationMeans;
import dk.ramme.tenancy.Tenancy;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Orders devices and follows them. Each deed locks the order, whose state says whether it may, so that of two who act at once
 * one is refused. Who may order is decided by whoever calls.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class DeviceOrders {

    private static final Limit SHOWN = Limit.of(20);

    private final Orders orders;
    private final OrderRows rows;
    private final DeviceStock stock;
    private final RegisteredAddress registered;
    private final Prices prices;
    private final AuditTrail trail;
    private final Clock clock;

    DeviceOrders(
            Orders orders,
            OrderRows rows,
            DeviceStock stock,
            RegisteredAddress registered,
            Prices prices,
            AuditTrail trail,
            Clock clock) {
        this.orders = orders;
        this.rows = rows;
        this.stock = stock;
        this.registered = registered;
        this.prices = prices;
        this.trail = trail;
        this.clock = clock;
    }

    /** The latest orders for the user, the newest first. */
    public List<DeviceOrder> of(UUID user) {
        return orders.of(user, SHOWN);
    }

    /** Whose it is, and of which kind. */
    public Optional<Ordered> find(UUID id) {
        return orders.find(id);
    }

    /** Whether it was sent and should have arrived, so that another can be ordered in its place; under lock it is asked once more. */
    public boolean isLate(UUID id) {
        return orders.isLate(id, DeviceOrder.lateBefore(clock.instant()));
    }

    /** Whether another device of the kind than that of this order is ordered for the user, or sent. */
    public boolean isAnotherOnItsWay(UUID user, IdentificationMeans kind, UUID order) {
        return orders.isOnItsWay(user, kind, order);
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
            var told = new LinkedHashMap<UUID, Map<String, Object>>();
            ordered.forEach(
                    (id, of) -> told.put(id, Map.of("kind", kind, "price", price, "delivery", delivery, "user", of)));
            trail.recordEach(by, "DEVICE_ORDERED", "order", told);
        }
        return List.copyOf(ordered.keySet());
    }

    /** @throws DeviceOrder.NotNow when it has been sent, or is over */
    public void cancel(UUID id) {
        cancel(lock(id));
    }

    /** Whoever may not use such a device any more is sent none; what was sent stays as it is. */
    public void cancel(UUID user, IdentificationMeans kind) {
        orders.lockOpen(user).stream()
                .filter(order -> order.kind() == kind && order.canBeSent())
                .forEach(this::cancel);
    }

    private void cancel(DeviceOrder order) {
        order.cancel(clock.instant());
        trail.record("DEVICE_ORDER_CANCELLED", "order", order.id(), told(order));
    }

    /** How many devices of these kinds are ordered and not sent. */
    public int notSent(Set<IdentificationMeans> kinds) {
        return orders.countNotSent(Tenancy.organisation(), kinds);
    }

    /** Devices of these kinds are of no use to anybody any more: none is sent; what was sent stays as it is. @return how many */
    public int cancelAll(Set<IdentificationMeans> kinds) {
        var cancelled = rows.cancelKinds(kinds, clock.instant());
        trail.recordEach("DEVICE_ORDER_CANCELLED", "order", cancelled);
        return cancelled.size();
    }

    /** They are sent nothing any more; what was sent stays as it is. */
    public void cancelAll(Collection<UUID> users) {
        cancel(users, null);
    }

    /** They are sent no such device any more; what was sent stays as it is. @return to whom it was not sent yet */
    public Set<UUID> cancelAll(Collection<UUID> users, IdentificationMeans kind) {
        return cancel(users, kind);
    }

    private Set<UUID> cancel(Collection<UUID> users, @Nullable IdentificationMeans kind) {
        var cancelled = rows.cancel(users, kind, clock.instant());
        trail.recordEach("DEVICE_ORDER_CANCELLED", "order", cancelled);
        return cancelled.values().stream().map(one -> (UUID) one.get("user")).collect(Collectors.toSet());
    }

    /** Whoever is erased leaves no address behind. */
    public void forgetAddresses(Collection<UUID> users) {
        orders.forgetAddresses(users);
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
            receive(order);
        }
    }

    /**
     * Devices have come to the organisation, which hands them to their users.
     *
     * @return how many that was noted of; those that were not on their way, or had come already, are as they were
     * @throws Unknown when the organisation has not all of them
     */
    public int arrive(Collection<UUID> ids) {
        // always in one order, so that two who note the same never wait for each other crosswise
        var onTheirWay = ids.stream()
                .distinct()
                .sorted()
                .map(this::lock)
                .filter(DeviceOrder::canBeReceived)
                .toList();
        onTheirWay.forEach(this::receive);
        return onTheirWay.size();
    }

    /** The user has taken a device into use: if it is one that was sent, it has arrived. */
    public void receiveUsed(UUID user, IdentificationMeans kind, @Nullable String serial) {
        orders.lockOpen(user).stream()
                .filter(order ->
                        order.kind() == kind && Objects.equals(order.serial(), serial) && order.canBeReceived())
                .forEach(this::receive);
    }

    private void receive(DeviceOrder order) {
        order.receive(clock.instant());
        trail.record("DEVICE_RECEIVED", "order", order.id(), told(order));
    }

    /**
     * Another one in place of a device that should have arrived and has not. A former with a serial number can be taken into use
     * by nobody.
     *
     * @throws DeviceOrder.NotNow when it is not late, or is over, or another of the kind is on its way already
     */
    public void orderAgain(UUID id, Actor by) {
        // the device first, as whoever takes one into use does, so that the two never wait for each other crosswise
        orders.serial(id).ifPresent(stock::hold);
        var former = lock(id);
        former.lose(clock.instant());
        trail.record("DEVICE_LOST", "order", id, told(former));
        if (former.serial() != null) {
            stock.discard(former.serial(), clock.instant());
        }
        var other = former.delivery() == Delivery.OTHER ? former.sentTo() : null;
        orders.flush(); // a user has one open order of a kind at most
        if (order(List.of(former.userId()), former.kind(), other, by, former.id())
                .isEmpty()) {
            throw new DeviceOrder.NotNow();
        }
    }

    private DeviceOrder lock(UUID id) {
        return orders.lock(id).orElseThrow(Unknown::new);
    }

    private static Map<String, Object> told(DeviceOrder order) {
        return Map.of("kind", order.kind(), "user", order.userId());
    }

    /** What never changes of an order. */
    public record Ordered(UUID userId, IdentificationMeans kind) {}

    /** The organisation has no such order. */
    public static class Unknown extends RuntimeException {}
}
