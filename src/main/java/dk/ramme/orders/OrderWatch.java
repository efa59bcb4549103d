package dk.ramme.orders;

import dk.ramme.audit.Actor;
import dk.ramme.audit.AuditTrail;
import dk.ramme.jobs.EachOrganisation;
import dk.ramme.orders.OrderEvent.DeviceDispatched;
import dk.ramme.orders.OrderEvent.DevicesLate;
import dk.ramme.orders.OrderEvent.Late;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Tells that devices were sent, and that they have not arrived. That it was told is written with what tells it, so that
 * nobody is told twice, however many nodes look and whenever one dies.
 */
@Service
class OrderWatch {

    private final Orders orders;
    private final OrderRows rows;
    private final ApplicationEventPublisher events;
    private final EachOrganisation organisations;
    private final AuditTrail trail;
    private final Clock clock;

    OrderWatch(
            Orders orders,
            OrderRows rows,
            ApplicationEventPublisher events,
            EachOrganisation organisations,
            AuditTrail trail,
            Clock clock) {
        this.orders = orders;
        this.rows = rows;
        this.events = events;
        this.organisations = organisations;
        this.trail = trail;
        this.clock = clock;
    }

    /** Tells all there is to tell. @return of how many orders */
    int tellDue() {
        return organisations.eachInTurns(this::due, this::tell);
    }

    private List<UUID> due() {
        return orders.organisationsToTell(DeviceOrder.lateBefore(clock.instant()));
    }

    private int tell(UUID organisation) {
        var now = clock.instant();
        var sent = rows.takeSent(now);
        sent.forEach(
                one -> events.publishEvent(new DeviceDispatched(organisation, one.userId(), one.id(), one.kind())));
        var late = rows.takeLate(now);
        if (!late.isEmpty()) {
            trail.recordEach(
                    Actor.system(),
                    "DEVICE_LATE",
                    "order",
                    late.stream()
                            .collect(Collectors.toMap(
                                    OrderRows.Told::id, one -> Map.of("kind", one.kind(), "user", one.userId()))));
            events.publishEvent(new DevicesLate(
                    organisation,
                    late.stream()
                            .map(one -> new Late(one.userId(), one.id(), one.kind()))
                            .toList()));
        }
        return sent.size() + late.size();
    }
}
