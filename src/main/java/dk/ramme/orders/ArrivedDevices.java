package dk.ramme.orders;

import dk.ramme.audit.AuditTrail;
import java.time.Clock;
import java.util.Collection;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Devices that have come for many users at once, as {@link DeviceOrders} notes it of one. Whoever calls has locked the users. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class ArrivedDevices {

    private final OrderRows rows;
    private final AuditTrail trail;
    private final Clock clock;

    ArrivedDevices(OrderRows rows, AuditTrail trail, Clock clock) {
        this.rows = rows;
        this.trail = trail;
        this.clock = clock;
    }

    /** All that was sent to these users has come. */
    public void arrive(Collection<UUID> users) {
        trail.recordEach("DEVICE_RECEIVED", "order", rows.receive(users, clock.instant()));
    }

    /** Orders that were noted as received have not come after all: they are on their way again. */
    public void arriveNot(Collection<UUID> ids) {
        trail.recordEach("DEVICE_NOT_RECEIVED", "order", rows.send(ids));
    }
}
