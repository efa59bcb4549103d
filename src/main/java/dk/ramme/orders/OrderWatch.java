package dk.ramme.orders;

import dk.ramme.jobs.EachOrganisation;
import dk.ramme.means.IdentificationMeans;
import dk.ramme.orders.OrderEvent.DeviceDispatched;
import dk.ramme.orders.OrderEvent.DeviceLate;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Tells that devices were sent, and that they have not arrived. That it was told is written with what tells it, so that
 * nobody is told twice, however many nodes look and whenever one dies.
 */
@Service
class OrderWatch {

    private static final int CHUNK = 200;

    private static final String UNTOLD = "state = 'DISPATCHED' and dispatch_told_at is null";
    private static final String LATE = "state = 'DISPATCHED' and late_told_at is null and dispatched_at < :before";

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final EachOrganisation organisations;
    private final Clock clock;

    OrderWatch(JdbcClient jdbc, ApplicationEventPublisher events, EachOrganisation organisations, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.organisations = organisations;
        this.clock = clock;
    }

    /** Tells all there is to tell. @return of how many orders */
    int tellDue() {
        return organisations.eachInTurns(this::due, this::tell);
    }

    private List<UUID> due() {
        return jdbc.sql("select distinct organisation_id from device_order where " + UNTOLD + " or " + LATE)
                .param("before", lateBefore())
                .query(UUID.class)
                .list();
    }

    private int tell(UUID organisation) {
        var sent = take("dispatch_told_at", UNTOLD);
        sent.forEach(
                one -> events.publishEvent(new DeviceDispatched(organisation, one.userId(), one.id(), one.kind())));
        var late = take("late_told_at", LATE);
        late.forEach(one -> events.publishEvent(new DeviceLate(organisation, one.userId(), one.id(), one.kind())));
        return sent.size() + late.size();
    }

    private List<Due> take(String column, String which) {
        return jdbc.sql("update device_order set " + column + " = :now where id in (select id from device_order where "
                        + which + " order by id limit :most for update skip locked) returning id, user_id, kind")
                .param("now", Timestamp.from(clock.instant()))
                .param("before", lateBefore())
                .param("most", CHUNK)
                .query(Due.class)
                .list();
    }

    private Timestamp lateBefore() {
        return Timestamp.from(DeviceOrder.lateBefore(clock.instant()));
    }

    private record Due(UUID id, UUID userId, IdentificationMeans kind) {}
}
