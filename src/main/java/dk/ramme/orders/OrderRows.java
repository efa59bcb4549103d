package dk.ramme.orders;

import dk.ramme.means.IdentificationMeans;
import dk.ramme.tenancy.Tenancy;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The orders of the organisation in the database. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class OrderRows {

    private static final String FIELDS = " id, user_id, kind, state, price, ordered_by_name, ordered_at, dispatched_at,"
            + " ended_at, serial, delivery, delivery_name, delivery_street, delivery_postal_code, delivery_town ";

    private static final String COLUMNS = "select" + FIELDS + "from device_order ";

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

    /** Held until the end of the transaction, so that what is decided about it is decided once. */
    Optional<DeviceOrder> lock(UUID id) {
        return jdbc.sql(COLUMNS + "where id = :id for update")
                .param("id", id)
                .query(DeviceOrder.class)
                .optional();
    }

    Optional<DeviceOrder> find(UUID id) {
        return jdbc.sql(COLUMNS + "where id = :id")
                .param("id", id)
                .query(DeviceOrder.class)
                .optional();
    }

    /** The user's orders that are not over, held until the end of the transaction. */
    List<DeviceOrder> lockOpen(UUID user) {
        return jdbc.sql(COLUMNS + "where user_id = :user and state in ('ORDERED', 'DISPATCHED') order by id for update")
                .param("user", user)
                .query(DeviceOrder.class)
                .list();
    }

    /** Cancels what was ordered for these users and not sent; nothing else can become cancelled. @return what it was */
    List<DeviceOrder> cancel(Collection<UUID> users, Instant at) {
        return jdbc.sql("update device_order set state = 'CANCELLED', ended_at = :at"
                        + " where user_id = any(:users) and state = 'ORDERED' returning" + FIELDS)
                .param("users", users.toArray(UUID[]::new))
                .param("at", Timestamp.from(at))
                .query(DeviceOrder.class)
                .list();
    }

    List<DeviceOrder> of(UUID user, int most) {
        return jdbc.sql(COLUMNS + "where user_id = :user order by ordered_at desc, id desc limit :most")
                .param("user", user)
                .param("most", most)
                .query(DeviceOrder.class)
                .list();
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

    void dispatch(UUID id, @Nullable String serial, Instant at) {
        jdbc.sql("update device_order set state = 'DISPATCHED', dispatched_at = :at, serial = :serial where id = :id")
                .param("at", Timestamp.from(at))
                .param("serial", serial)
                .param("id", id)
                .update();
    }

    void end(UUID id, OrderState state, Instant at) {
        jdbc.sql("update device_order set state = :state, ended_at = :at where id = :id")
                .param("state", state.name())
                .param("at", Timestamp.from(at))
                .param("id", id)
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
