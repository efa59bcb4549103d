package dk.ramme.keyring;

import dk.ramme.audit.Actors;
import dk.ramme.means.IdentificationMeans;
import dk.ramme.orders.DeliveryAddress;
import dk.ramme.orders.DeviceOrder;
import dk.ramme.orders.DeviceOrders;
import dk.ramme.orders.Prices;
import dk.ramme.orders.RegisteredAddress;
import dk.ramme.organisation.LoginPolicy;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.ActingAdministrator;
import dk.ramme.people.LockedUsers;
import dk.ramme.people.Role;
import dk.ramme.people.User;
import dk.ramme.people.UserState;
import dk.ramme.people.Users;
import dk.ramme.people.Users.UnknownUser;
import dk.ramme.tenancy.Tenancy;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A user administrator orders devices, and says what becomes of orders (M4). */
@Service
class Ordering {

    private final ActingAdministrator acting;
    private final Actors actors;
    private final Users users;
    private final Organisations organisations;
    private final LockedUsers locked;
    private final OrdersOfMany placing;
    private final DeviceOrders orders;
    private final Prices prices;
    private final RegisteredAddress registered;

    Ordering(
            ActingAdministrator acting,
            Actors actors,
            Users users,
            Organisations organisations,
            LockedUsers locked,
            OrdersOfMany placing,
            DeviceOrders orders,
            Prices prices,
            RegisteredAddress registered) {
        this.acting = acting;
        this.actors = actors;
        this.users = users;
        this.organisations = organisations;
        this.locked = locked;
        this.placing = placing;
        this.orders = orders;
        this.prices = prices;
        this.registered = registered;
    }

    /**
     * What can be ordered for the user.
     *
     * @throws DeviceOrders.Unknown when the organisation has no such user
     */
    @Transactional(readOnly = true)
    public Offer offer(UUID userId) {
        var user = users.findById(userId).orElseThrow(DeviceOrders.Unknown::new);
        var policy =
                organisations.findById(Tenancy.organisation()).orElseThrow().loginPolicy();
        var onTheirWay = orders.of(userId).stream()
                .filter(order -> order.isOpen())
                .map(order -> order.kind())
                .toList();
        return new Offer(
                user.name(),
                user.canBeMailed(),
                isOpen(user),
                devices(policy, onTheirWay),
                registered.find().orElse(null));
    }

    /** What can be ordered, for whoever orders for many. */
    @Transactional(readOnly = true)
    public Offer offer() {
        var policy =
                organisations.findById(Tenancy.organisation()).orElseThrow().loginPolicy();
        return new Offer(
                "", true, true, devices(policy, List.of()), registered.find().orElse(null));
    }

    private List<Device> devices(LoginPolicy policy, List<IdentificationMeans> onTheirWay) {
        return Arrays.stream(IdentificationMeans.values())
                .filter(kind -> OrdersOfMany.isOrdered(kind, policy))
                .map(kind -> new Device(kind, prices.of(kind), onTheirWay.contains(kind)))
                .toList();
    }

    /**
     * Orders a device, which the user may take into use from now on.
     *
     * @param other where it is sent; null: to the organisation
     * @throws UnknownUser when the organisation has no such user
     * @throws NotOffered when the organisation does not offer it, or the user cannot use it
     * @throws OnItsWay when there is one already
     */
    @Transactional
    public void order(UUID userId, IdentificationMeans kind, @Nullable DeliveryAddress other) {
        var by = acting.require(Role.USER_ADMINISTRATOR);
        var toOrder = OrdersOfMany.toOrder(kind, by.organisation().loginPolicy());
        switch (locked.lock(userId, toOrder).orElse("")) {
            case "" -> placing.order(List.of(userId), kind, other);
            case OrdersOfMany.ON_ITS_WAY -> throw new OnItsWay();
            default -> throw new NotOffered();
        }
    }

    /** @throws DeviceOrder.NotNow when it has been sent, or is over */
    @Transactional
    public void cancel(UUID id) {
        acting.require(Role.USER_ADMINISTRATOR);
        orders.cancel(id);
    }

    /**
     * Devices have come to the organisation. Had one come already: nothing changes.
     *
     * @return how many that was noted of
     * @throws DeviceOrders.Unknown when the organisation has not all of them
     */
    @Transactional
    public int arrive(Collection<UUID> ids) {
        acting.require(Role.USER_ADMINISTRATOR);
        return orders.arrive(ids);
    }

    /**
     * What another device in place of this one would be, and for whom.
     *
     * @throws DeviceOrders.Unknown when the organisation has no such order
     * @throws DeviceOrder.NotNow when it is not late, or is over
     * @throws OnItsWay when it is over, and another one is on its way
     * @throws NotOffered when the organisation does not offer it any more, or the user cannot use it
     */
    @Transactional(readOnly = true)
    public Again again(UUID id) {
        var former = orders.find(id).orElseThrow(DeviceOrders.Unknown::new);
        var user = users.findById(former.userId()).orElseThrow(DeviceOrders.Unknown::new);
        requireNeeded(
                id,
                former,
                user,
                organisations.findById(Tenancy.organisation()).orElseThrow().loginPolicy());
        return new Again(id, user.id(), user.name(), former.kind(), prices.of(former.kind()));
    }

    /**
     * Another device in place of one that has not arrived; refused where {@link #again} is.
     *
     * @throws DeviceOrder.NotNow when it is not late, or is over
     * @throws OnItsWay when it is over, and another one is on its way
     * @throws NotOffered when the organisation does not offer it any more, or the user cannot use it
     */
    @Transactional
    public void orderAgain(UUID id) {
        var by = acting.require(Role.USER_ADMINISTRATOR);
        var former = orders.find(id).orElseThrow(DeviceOrders.Unknown::new);
        var user = users.lock(former.userId()).orElseThrow();
        requireNeeded(id, former, user, by.organisation().loginPolicy());
        orders.orderAgain(id, actors.current());
    }

    private void requireNeeded(UUID id, DeviceOrders.Ordered former, User user, LoginPolicy policy) {
        if (!orders.isLate(id)) {
            if (orders.isAnotherOnItsWay(user.id(), former.kind(), id)) {
                throw new OnItsWay();
            }
            throw new DeviceOrder.NotNow();
        }
        if (!isOpen(user) || !OrdersOfMany.isOrdered(former.kind(), policy)) {
            throw new NotOffered();
        }
    }

    private static boolean isOpen(User user) {
        return user.state() == UserState.ACTIVE || user.state() == UserState.AWAITING_ACTIVATION;
    }

    /**
     * @param open whether the user can use anything
     * @param devices those the organisation offers
     * @param registered the organisation's own address; null where nobody knows it
     */
    record Offer(
            String userName,
            boolean canBeMailed,
            boolean open,
            List<Device> devices,
            @Nullable DeliveryAddress registered) {

        boolean anyLeft() {
            return open && devices.stream().anyMatch(device -> !device.onItsWay());
        }
    }

    /** @param onItsWay whether one is ordered for the user, or sent, already */
    record Device(IdentificationMeans kind, BigDecimal price, boolean onItsWay) {}

    /** @param price of the other device, without VAT */
    record Again(UUID orderId, UUID userId, String userName, IdentificationMeans kind, BigDecimal price) {}

    static class NotOffered extends RuntimeException {}

    static class OnItsWay extends RuntimeException {}
}
