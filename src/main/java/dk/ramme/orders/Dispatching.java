package dk.ramme.orders;

import dk.ramme.audit.Actor;
import dk.ramme.audit.AuditTrail;
import dk.ramme.means.DeviceStock;
import dk.ramme.means.IdentificationMeans;
import dk.ramme.tenancy.CrossTenantTask;
import dk.ramme.tenancy.Tenancy;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** The operator's side of orders: what is to be sent, and that it was. Each order is a transaction of its own. */
@Service
class Dispatching {

    private final Orders orders;
    private final OrderRows rows;
    private final DeviceStock stock;
    private final RegisteredAddress registered;
    private final AuditTrail trail;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Dispatching(
            Orders orders,
            OrderRows rows,
            DeviceStock stock,
            RegisteredAddress registered,
            AuditTrail trail,
            TransactionTemplate transaction,
            Clock clock) {
        this.orders = orders;
        this.rows = rows;
        this.stock = stock;
        this.registered = registered;
        this.trail = trail;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** All that is ordered and not sent, the organisations one after the other, in each the oldest order first. */
    List<ToSend> waiting() {
        var all = new ArrayList<ToSend>();
        onDuty(orders::organisationsToSendTo)
                .forEach(organisation -> all.addAll(Tenancy.in(organisation, this::waitingHere)));
        return all;
    }

    private List<ToSend> waitingHere() {
        return Objects.requireNonNull(transaction.execute(status -> {
            var own = registered.find().orElse(null);
            return rows.toSend().stream().map(one -> one.orTo(own)).toList();
        }));
    }

    /** Notes that a device was sent. Done again, nothing more happens, and the same is answered. */
    Result dispatch(UUID order, @Nullable String serial) {
        return onDuty(() -> orders.organisation(order))
                .map(organisation -> Tenancy.in(
                        organisation,
                        () -> Objects.requireNonNull(transaction.execute(status -> dispatchHere(order, serial)))))
                .orElse(Result.refused("there is no such order"));
    }

    private Result dispatchHere(UUID id, @Nullable String wanted) {
        // the device first, as whoever takes one into use does; one that is free is taken only where nobody holds it
        if (wanted != null) {
            stock.hold(wanted);
        }
        var order = orders.lock(id).orElseThrow();
        if (order.state() == OrderState.DISPATCHED && (wanted == null || wanted.equals(order.serial()))) {
            return new Result(order.serial(), null);
        }
        if (!order.canBeSent()) {
            return Result.refused("it is " + order.state() + (order.serial() == null ? "" : " as " + order.serial()));
        }
        var serial = order.kind() == IdentificationMeans.CHIP ? Optional.<String>empty() : assigned(order, wanted);
        if (order.kind() != IdentificationMeans.CHIP && serial.isEmpty()) {
            return Result.refused(
                    wanted == null
                            ? "no " + order.kind() + " is in stock"
                            : wanted + " is not in stock as " + order.kind());
        }
        order.dispatch(serial.orElse(null), clock.instant());
        trail.recordAs(Actor.system(), "DEVICE_DISPATCHED", "order", id, details(order, serial.orElse(null)));
        return new Result(serial.orElse(null), null);
    }

    private Optional<String> assigned(DeviceOrder order, @Nullable String wanted) {
        if (wanted == null) {
            return stock.assignNext(order.kind(), order.userId());
        }
        return stock.assign(order.kind(), wanted, order.userId()) ? Optional.of(wanted) : Optional.empty();
    }

    private static Map<String, Object> details(DeviceOrder order, @Nullable String serial) {
        var details = new LinkedHashMap<String, Object>();
        details.put("kind", order.kind());
        details.put("user", order.userId());
        if (serial != null) {
            details.put("serial", serial);
        }
        return details;
    }

    private <T> T onDuty(Supplier<T> find) {
        return Tenancy.on(CrossTenantTask.JOB, () -> Objects.requireNonNull(transaction.execute(status -> find.get())));
    }

    /** An order the operator is to send; one from before addresses were kept goes where the organisation is now. */
    record ToSend(
            UUID id,
            Instant orderedAt,
            IdentificationMeans kind,
            String name,
            String email,
            String organisation,
            String cvr,
            @Nullable String deliveryName,
            @Nullable String deliveryStreet,
            @Nullable String deliveryPostalCode,
            @Nullable String deliveryTown) {

        ToSend orTo(@Nullable DeliveryAddress own) {
            return deliveryName != null || own == null
                    ? this
                    : new ToSend(
                            id,
                            orderedAt,
                            kind,
                            name,
                            email,
                            organisation,
                            cvr,
                            own.name(),
                            own.street(),
                            own.postalCode(),
                            own.town());
        }
    }

    /** @param refusal why nothing was noted; null when it was */
    record Result(@Nullable String serial, @Nullable String refusal) {

        static Result refused(String why) {
            return new Result(null, why);
        }
    }
}
