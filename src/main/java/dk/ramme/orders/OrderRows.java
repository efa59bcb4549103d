package dk.ramme.orders;

import dk.ramme.means.IdentificationMeans;
import dk.ramme.tenancy.Tenancy;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is done to the orders of many users at once, hence SQL: placed, called off, their addresses forgotten. An index holds
 * that no user has two open orders of one kind, however many order at once. One order changes as {@link DeviceOrder} says.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class OrderRows {

    private final JdbcClient jdbc;

    OrderRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Orders the same for each user who has no open order of the kind. @return whose each new order is */
    Map<UUID, UUID> insert(Collection<UUID> users, Wanted one, Instant at) {
        var address = one.address();
        return jdbc
                .sql("""
                insert into device_order (id, organisation_id, user_id, kind, state, price, ordered_by, ordered_by_name,
                    ordered_at, replaces, delivery, delivery_name, delivery_street, delivery_postal_code, delivery_town)
                select gen_random_uuid(), :organisation, one, :kind, 'ORDERED', :price, :by, :byName, :at,
                    cast(:replaces as uuid), :delivery, :name, :street, :postalCode, :town
                from unnest(cast(:users as uuid[])) as one
                on conflict (organisation_id, user_id, kind) where state in ('ORDERED', 'DISPATCHED') do nothing
                returning id, user_id
                """)
                .param("organisation", Tenancy.organisation())
                .param("kind", one.kind().name())
                .param("price", one.price())
                .param("by", one.by())
                .param("byName", one.byName())
                .param("at", Timestamp.from(at))
                .param("replaces", one.replaces())
                .param("delivery", one.delivery().name())
                .param("name", address == null ? null : address.name())
                .param("street", address == null ? null : address.street())
                .param("postalCode", address == null ? null : address.postalCode())
                .param("town", address == null ? null : address.town())
                .param("users", users.toArray(UUID[]::new))
                .query((row, number) ->
                        Map.entry(row.getObject("id", UUID.class), row.getObject("user_id", UUID.class)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Cancels what was ordered for these users and not sent; nothing else can become cancelled. @return what the trail says of each */
    Map<UUID, Map<String, Object>> cancel(Collection<UUID> users, Instant at) {
        var cancelled = new HashMap<UUID, Map<String, Object>>();
        jdbc.sql("update device_order set state = 'CANCELLED', ended_at = :at"
                        + " where user_id = any(:users) and state = 'ORDERED' returning id, kind, user_id")
                .param("users", users.toArray(UUID[]::new))
                .param("at", Timestamp.from(at))
                .query(row -> {
                    cancelled.put(
                            row.getObject("id", UUID.class),
                            Map.of("kind", row.getString("kind"), "user", row.getObject("user_id", UUID.class)));
                });
        return cancelled;
    }

    /** Forgets the addresses that were typed for these users. */
    void forgetAddresses(Collection<UUID> users) {
        forget("user_id", users);
    }

    /** Forgets the addresses that were typed for these orders. */
    void forgetAddressesOf(Collection<UUID> orders) {
        forget("id", orders);
    }

    private void forget(String column, Collection<UUID> which) {
        jdbc.sql("""
                update device_order set delivery_name = null, delivery_street = null, delivery_postal_code = null,
                    delivery_town = null
                where delivery = 'OTHER' and state <> 'ORDERED' and
                """ + column + " = any(:which)")
                .param("which", which.toArray(UUID[]::new))
                .update();
    }

    /**
     * What is ordered for each.
     *
     * @param replaces the order that came to nothing
     * @param address null where nobody knows the organisation's
     */
    record Wanted(
            IdentificationMeans kind,
            BigDecimal price,
            UUID by,
            String byName,
            @Nullable UUID replaces,
            Delivery delivery,
            @Nullable DeliveryAddress address) {}
}
