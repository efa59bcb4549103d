package dk.ramme.keyring;

import dk.ramme.audit.Actors;
import dk.ramme.means.IdentificationMeans;
import dk.ramme.orders.DeliveryAddress;
import dk.ramme.orders.DeviceOrders;
import dk.ramme.organisation.LoginPolicy;
import dk.ramme.people.Hindrance;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Orders devices for users, one or many in the same way, and calls off what has not been sent (M4). Whoever calls has locked the
 * organisation, seen that the administrator may, and asked what stands in the way of each user, whom that locks.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
class OrdersOfMany {

    static final String ON_ITS_WAY = "ON_ITS_WAY";

    private static final String ORDERED =
            "exists (select from device_order o where o.organisation_id = u.organisation_id"
                    + " and o.user_id = u.id and o.state in (%s)";

    private static final String TO_ORDER = """
            case when not :offered then 'NOT_OFFERED'
                 when u.state not in ('ACTIVE', 'AWAITING_ACTIVATION') then 'NOT_OPEN'
                 when %s and o.kind = :kind) then 'ON_ITS_WAY' end
            """.formatted(ORDERED.formatted("'ORDERED', 'DISPATCHED'"));

    private final LoginWays ways;
    private final DeviceOrders orders;
    private final Actors actors;

    OrdersOfMany(LoginWays ways, DeviceOrders orders, Actors actors) {
        this.ways = ways;
        this.orders = orders;
        this.actors = actors;
    }

    static Hindrance toOrder(IdentificationMeans kind, LoginPolicy policy) {
        return new Hindrance(TO_ORDER, Map.of("offered", isOrdered(kind, policy), "kind", kind.name()));
    }

    /** Whether it is a device, and one that the organisation offers. */
    static boolean isOrdered(IdentificationMeans kind, LoginPolicy policy) {
        return kind.isPhysical() && policy.offers(kind);
    }

    /** Nothing is to be called off, of this kind or of any. */
    static Hindrance toCancel(@Nullable IdentificationMeans kind) {
        var ordered = ORDERED.formatted("'ORDERED'") + " and o.kind = coalesce(cast(:kind as text), o.kind))";
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("kind", kind == null ? null : kind.name());
        return new Hindrance("case when not " + ordered + " then 'NOTHING_ORDERED' end", parameters);
    }

    /**
     * Nothing of this kind is to be called off, or whoever might not have such a device before has one in use by now, which
     * nobody takes from them unasked. The statement has the user's row of the run, {@code bulk_user i}.
     */
    static Hindrance toTakeBack(IdentificationMeans kind) {
        var cancel = toCancel(kind);
        return new Hindrance("""
                case when not :kind = any(string_to_array(coalesce(i.before ->> 'means', ''), ' '))
                    and exists (select from user_means m where m.organisation_id = u.organisation_id and m.user_id = u.id
                        and m.state = 'ACTIVE' and m.kind = :kind) then 'IN_USE' else %s end
                """.formatted(cancel.reason()), cancel.parameters());
    }

    /** They may take such a device into use from now on. @param other where it is sent; null: to the organisation */
    void order(Collection<UUID> users, IdentificationMeans kind, @Nullable DeliveryAddress other) {
        ways.change(users, new LoginWays.Change(null, Set.of(kind), Set.of()));
        orders.order(users, kind, other, actors.current());
    }

    /** Calls off what was ordered of the kind; of those, whoever might not have such a device before may not again. */
    void takeBack(Collection<UUID> users, IdentificationMeans kind, Collection<UUID> without) {
        var cancelled = orders.cancelAll(users, kind);
        var taken = without.stream().filter(cancelled::contains).toList();
        ways.change(taken, new LoginWays.Change(null, Set.of(), Set.of(kind)));
    }

    void cancelAll(List<UUID> users) {
        orders.cancelAll(users);
    }
}
