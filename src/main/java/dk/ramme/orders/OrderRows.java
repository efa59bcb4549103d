package dk.ramme.orders;

import dk.ramme.means.IdentificationMeans;
import dk.ramme.tenancy.Tenancy;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is done to many orders at once, hence SQL: placed, called off, sent, taken to tell of them, listed with whose they are; and what
 * they need to know of modules above. An index holds that no user has two open orders of one kind, however many order at once. One order changes as
 * {@link DeviceOrder} says.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class OrderRows {

    private static final int CHUNK = 200;

    private static final String CANCEL = "update device_order set state = 'CANCELLED', ended_at = :at"
            + " where %s and state = 'ORDERED' returning id, kind, user_id";

    private static final String WHICH = """
            (cast(:state as text) is null or o.state = :state) and (not :late or o.dispatched_at < :before)
            """;

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

    /**
     * Cancels what was ordered for these users and not sent; nothing else can become cancelled.
     *
     * @param kind null: of all kinds
     * @return what the trail says of each
     */
    Map<UUID, Map<String, Object>> cancel(Collection<UUID> users, @Nullable IdentificationMeans kind, Instant at) {
        return told(jdbc.sql(CANCEL.formatted("user_id = any(:users) and kind = coalesce(cast(:kind as text), kind)"))
                .param("kind", kind == null ? null : kind.name())
                .param("users", users.toArray(UUID[]::new))
                .param("at", Timestamp.from(at)));
    }

    /** The same of what was ordered of these kinds. */
    Map<UUID, Map<String, Object>> cancelKinds(Set<IdentificationMeans> kinds, Instant at) {
        return told(jdbc.sql(CANCEL.formatted("organisation_id = :organisation and kind = any(:kinds)"))
                .param("organisation", Tenancy.organisation())
                .param("kinds", names(kinds))
                .param("at", Timestamp.from(at)));
    }

    /** Notes that all that was sent to these users has come, as DeviceOrder#receive notes it of one. @return as above */
    Map<UUID, Map<String, Object>> receive(Collection<UUID> users, Instant at) {
        return told(jdbc.sql("update device_order set state = 'RECEIVED', ended_at = :at"
                        + " where organisation_id = :organisation and user_id = any(:users) and state = 'DISPATCHED'"
                        + " returning id, kind, user_id")
                .param("organisation", Tenancy.organisation())
                .param("users", users.toArray(UUID[]::new))
                .param("at", Timestamp.from(at)));
    }

    /** Those that were noted as received are on their way again. @return as above */
    Map<UUID, Map<String, Object>> send(Collection<UUID> ids) {
        return told(jdbc.sql("update device_order set state = 'DISPATCHED', ended_at = null"
                        + " where organisation_id = :organisation and id = any(:ids) and state = 'RECEIVED'"
                        + " returning id, kind, user_id")
                .param("organisation", Tenancy.organisation())
                .param("ids", ids.toArray(UUID[]::new)));
    }

    private static Map<UUID, Map<String, Object>> told(JdbcClient.StatementSpec update) {
        var told = new HashMap<UUID, Map<String, Object>>();
        update.query(row -> {
            told.put(
                    row.getObject("id", UUID.class),
                    Map.of("kind", row.getString("kind"), "user", row.getObject("user_id", UUID.class)));
        });
        return told;
    }

    private static String[] names(Set<IdentificationMeans> kinds) {
        return kinds.stream().map(Enum::name).toArray(String[]::new);
    }

    /** Where the company register had the organisation when it joined. */
    Optional<DeliveryAddress> registeredAddress() {
        return jdbc.sql("""
                select g.name, c.address from organisation g join joining_case c on c.organisation_id = g.id
                where g.id = :organisation and c.state = 'APPROVED' and c.address <> ''
                order by c.approved_at desc, c.id limit 1
                """)
                .param("organisation", Tenancy.organisation())
                .query((row, number) -> DeliveryAddress.registered(row.getString("name"), row.getString("address")))
                .optional();
    }

    /** The orders after this one, or the first, the newest first. @param late before when what was sent should have arrived */
    List<OrderList.Line> list(OrderList.Show show, Instant late, @Nullable UUID after, int most) {
        return shown("""
                select o.id, o.user_id, u.name as user_name, o.kind, o.state, o.price, o.ordered_by_name, o.ordered_at,
                    o.dispatched_at, o.ended_at, o.serial, concat_ws(', ', o.delivery_name, o.delivery_street,
                        nullif(concat_ws(' ', o.delivery_postal_code, o.delivery_town), '')) as sent_to,
                    o.state = 'DISPATCHED' and o.dispatched_at < :before as late
                from device_order o join organisation_user u on u.id = o.user_id
                where (cast(:after as uuid) is null
                    or (o.ordered_at, o.id) < (select a.ordered_at, a.id from device_order a where a.id = :after)) and
                """ + WHICH + " order by o.ordered_at desc, o.id desc limit :most", show, late)
                .param("after", after)
                .param("most", most)
                .query(OrderList.Line.class)
                .list();
    }

    /** What is cancelled costs nothing. */
    OrderList.Sum sum(OrderList.Show show, Instant late) {
        return shown("""
                select count(*) as orders, coalesce(sum(o.price) filter (where o.state <> 'CANCELLED'), 0) as cost
                from device_order o where
                """ + WHICH, show, late).query(OrderList.Sum.class).single();
    }

    private JdbcClient.StatementSpec shown(String sql, OrderList.Show show, Instant late) {
        return jdbc.sql(sql)
                .param("state", show.state())
                .param("late", show == OrderList.Show.LATE)
                .param("before", Timestamp.from(late));
    }

    /** What waits to be sent, the oldest first, with names of modules above. */
    List<Dispatching.ToSend> toSend() {
        return jdbc.sql("""
                select o.id, o.ordered_at, o.kind, u.name, coalesce(u.email, '') as email, g.name as organisation, g.cvr,
                    o.delivery_name, o.delivery_street, o.delivery_postal_code, o.delivery_town
                from device_order o join organisation_user u on u.id = o.user_id join organisation g on g.id = o.organisation_id
                where o.state = 'ORDERED' order by o.ordered_at, o.id
                """).query(Dispatching.ToSend.class).list();
    }

    /** Notes that it is told now of orders that were sent: each is taken once, however many nodes look. */
    List<Told> takeSent(Instant now) {
        return take("dispatch_told_at", "dispatch_told_at is null", now);
    }

    /** The same of those that should have arrived. */
    List<Told> takeLate(Instant now) {
        return take("late_told_at", "late_told_at is null and dispatched_at < :lateBefore", now);
    }

    private List<Told> take(String column, String which, Instant now) {
        return jdbc.sql("update device_order set " + column + " = :now where id in (select id from device_order"
                        + " where state = 'DISPATCHED' and " + which
                        + " order by id limit :most for update skip locked)"
                        + " returning id, user_id, kind")
                .param("now", Timestamp.from(now))
                .param("lateBefore", Timestamp.from(DeviceOrder.lateBefore(now)))
                .param("most", CHUNK)
                .query(Told.class)
                .list();
    }

    /** An order that something is told of. */
    record Told(UUID id, UUID userId, IdentificationMeans kind) {}

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
