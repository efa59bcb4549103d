package dk.ramme.means;

import dk.ramme.audit.AuditTrail;
import dk.ramme.means.CodeMeans.PinTry;
import dk.ramme.means.MeansEvent.MeansLocked;
import dk.ramme.tenancy.Tenancy;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What follows from a wrong PIN: the fifth in a row locks the means, and its user is told. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class PinLock {

    private final AuditTrail trail;
    private final ApplicationEventPublisher events;

    PinLock(AuditTrail trail, ApplicationEventPublisher events) {
        this.trail = trail;
        this.events = events;
    }

    /** The fifth try of a PIN was spent by one caller, who says so once. @return whether the means is locked by it */
    boolean wrong(CodeMeans means, PinTry spent) {
        if (!means.isLockedBy(spent)) {
            return false;
        }
        trail.record("PIN_LOCKED", "means", means.id(), Map.of("kind", means.kind(), "user", means.userId()));
        events.publishEvent(new MeansLocked(
                Tenancy.organisation(), means.userId(), means.id(), means.name(), MeansLocked.Cause.PINS));
        return true;
    }
}
