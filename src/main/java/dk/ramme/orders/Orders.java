package dk.ramme.orders;

import dk.ramme.means.IdentificationMeans;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The orders of the organisation the transaction runs for. One that shall change is locked before it is read, so that what is
 * decided about it is decided once.
 */
@Transactional(propagation = Propagation.MANDATORY)
interface Orders extends Repository<DeviceOrder, UUID> {

    String FORGET = "update DeviceOrder o set o.deliveryName = null, o.deliveryStreet = null,"
            + " o.deliveryPostalCode = null, o.deliveryTown = null where ";

    /** An address that was typed, of what is not to be sent there any more. */
    String TYPED = "o.delivery = dk.ramme.orders.Delivery.OTHER and o.deliveryStreet is not null"
            + " and o.state <> dk.ramme.orders.OrderState.ORDERED";

    String OVER = " and coalesce(o.endedAt, o.dispatchedAt) < :before";

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select o from DeviceOrder o where o.id = :id")
    Optional<DeviceOrder> lock(UUID id);

    /** The user's orders that are not over, always in one order. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select o from DeviceOrder o where o.userId = :user and o.state in (dk.ramme.orders.OrderState.ORDERED,"
            + " dk.ramme.orders.OrderState.DISPATCHED) order by o.id")
    List<DeviceOrder> lockOpen(UUID user);

    /** To be shown: the latest orders for the user, the newest first. */
    @Query("select o from DeviceOrder o where o.userId = :user order by o.orderedAt desc, o.id desc")
    List<DeviceOrder> of(UUID user, Limit most);

    /** What never changes of an order, known before it is locked. */
    @Query("select new dk.ramme.orders.DeviceOrders$Ordered(o.userId, o.kind) from DeviceOrder o where o.id = :id")
    Optional<DeviceOrders.Ordered> find(UUID id);

    /** Whether it was sent before then, and has not been received. */
    @Query("select count(o) > 0 from DeviceOrder o where o.id = :id"
            + " and o.state = dk.ramme.orders.OrderState.DISPATCHED and o.dispatchedAt < :lateBefore")
    boolean isLate(UUID id, Instant lateBefore);

    /** Whether the user has an order of the kind that is not over, other than this one. */
    @Query("select count(o) > 0 from DeviceOrder o where o.userId = :user and o.kind = :kind and o.id <> :butThis"
            + " and o.state in (dk.ramme.orders.OrderState.ORDERED, dk.ramme.orders.OrderState.DISPATCHED)")
    boolean isOnItsWay(UUID user, IdentificationMeans kind, UUID butThis);

    @Query("select count(o) from DeviceOrder o where o.organisationId = :organisation and o.kind in :kinds"
            + " and o.state = dk.ramme.orders.OrderState.ORDERED")
    int countNotSent(UUID organisation, Set<IdentificationMeans> kinds);

    @Query("select o.serial from DeviceOrder o where o.id = :id")
    Optional<String> serial(UUID id);

    /** Those with orders that have to be told. */
    @Query("select distinct o.organisationId from DeviceOrder o where o.state = dk.ramme.orders.OrderState.DISPATCHED"
            + " and (o.dispatchToldAt is null or o.lateToldAt is null and o.dispatchedAt < :lateBefore)")
    List<UUID> organisationsToTell(Instant lateBefore);

    /** Those with orders that are to be sent. */
    @Query("select distinct o.organisationId from DeviceOrder o where o.state = dk.ramme.orders.OrderState.ORDERED")
    List<UUID> organisationsToSendTo();

    @Query("select o.organisationId from DeviceOrder o where o.id = :id")
    Optional<UUID> organisation(UUID id);

    @Query("select distinct o.organisationId from DeviceOrder o where " + TYPED + OVER)
    List<UUID> organisationsWithOver(Instant before);

    /** Of many at once: none of them is loaded in that transaction. @return how many there were */
    @Modifying
    @Query(FORGET + TYPED + OVER)
    int forgetAddressesOver(Instant before);

    /** The same for these users. */
    @Modifying
    @Query(FORGET + TYPED + " and o.userId in :users")
    void forgetAddresses(Collection<UUID> users);

    void flush();
}
