package dk.ramme.keyring;

import dk.ramme.bulk.BulkRun;
import dk.ramme.bulk.Deed;
import dk.ramme.orders.ArrivedDevices;
import dk.ramme.people.Hindrance;
import dk.ramme.people.Role;
import dk.ramme.people.list.UserList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Devices that were sent to many users have come (M4); undone, they are on their way again. */
@Component
class ReceivingForMany implements Deed {

    private static final String ORDERS = "orders";

    private static final String SENT =
            "from device_order o where o.organisation_id = u.organisation_id and o.user_id = u.id and o.state = 'DISPATCHED'";

    /** Another of the kind, ordered since, would be one too many on its way; {@code i} is the user's row of the run. */
    private static final String TO_UNDO = """
            case when exists (select from device_order o, device_order other
                    where o.organisation_id = u.organisation_id and o.user_id = u.id and o.state = 'RECEIVED'
                        and cast(o.id as text) = any(string_to_array(coalesce(i.before ->> 'orders', ''), ' '))
                        and other.organisation_id = o.organisation_id and other.user_id = o.user_id and other.kind = o.kind
                        and other.state in ('ORDERED', 'DISPATCHED')) then 'ON_ITS_WAY'
                 when not exists (select from device_order o
                    where o.organisation_id = u.organisation_id and o.user_id = u.id and o.state = 'RECEIVED'
                        and cast(o.id as text) = any(string_to_array(coalesce(i.before ->> 'orders', ''), ' ')))
                    then 'NOTHING_RECEIVED' end
            """;

    private final ArrivedDevices arrived;

    ReceivingForMany(ArrivedDevices arrived) {
        this.arrived = arrived;
    }

    @Override
    public String key() {
        return "RECEIVE";
    }

    @Override
    public Set<Role> by() {
        return Set.of(Role.USER_ADMINISTRATOR);
    }

    @Override
    public boolean isFor(UserList list) {
        return list == UserList.USERS;
    }

    @Override
    public Hindrance hindrance(BulkRun run) {
        return new Hindrance("case when not exists (select " + SENT + ") then 'NOTHING_SENT' end", Map.of());
    }

    @Override
    public void carryOut(BulkRun run, List<UUID> users) {
        arrived.arrive(users);
    }

    @Override
    public String before() {
        return "jsonb_build_object('" + ORDERS + "', (select string_agg(cast(o.id as text), ' ') " + SENT + "))";
    }

    @Override
    public Hindrance hindranceToUndo(BulkRun undo) {
        return new Hindrance(TO_UNDO, Map.of());
    }

    @Override
    public void undo(BulkRun undo, Map<UUID, Map<String, String>> before) {
        arrived.arriveNot(before.values().stream()
                .flatMap(stood -> Arrays.stream(stood.getOrDefault(ORDERS, "").split(" ")))
                .filter(id -> !id.isEmpty())
                .map(UUID::fromString)
                .toList());
    }
}
