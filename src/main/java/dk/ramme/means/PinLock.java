package dk.ramme.means;

import dk.ramme.audit.AuditTrail;
import dk.ramme.means.MeansEvent.MeansLocked;
import dk.ramme.tenancy.Tenancy;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What follows from a wrong PIN: the fifth in a row locks the means, and its user is told. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class PinLock {

    private final PinRows pins;
    private final AuditTrail trail;
    private final ApplicationEventPublisher events;

    PinLock(PinRows pins, AuditTrail trail, ApplicationEventPublisher events) {
        this.pins = pins;
        this.trail = trail;
        this.events = events;
    }

    /** The fifth try of a PIN was spent by one caller, who says so once. @return whether the means is locked by it */
    boolean wrong(UUID user, PinTry spent) {
        var hash = spent.hash();
        if (hash == null || spent.tries() < Pin.MOST_WRONG || !pins.isLocked(spent.means(), hash)) {
            return false;
        }
        trail.record("PIN_LOCKED", "means", spent.means(), Map.of("kind", spent.kind(), "user", user));
        events.publishEvent(
                new MeansLocked(Tenancy.organisation(), user, spent.means(), spent.name(), MeansLocked.Cause.PINS));
        return true;
    }
}
