package dk.ramme.people.cpr;

import dk.ramme.alarm.Alarm;
import dk.ramme.alarm.Alarms;
import dk.ramme.audit.Actors;
import dk.ramme.audit.AuditTrail;
import dk.ramme.tenancy.Tenancy;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells that somebody writes more CPR numbers than anybody needs to: the trail, the organisation's administrators and whoever
 * runs Ramme. Neither a number is named, nor whose it may be, nor whether it is right (U8).
 */
@Component
public class CprAlert {

    private final AuditTrail trail;
    private final Actors actors;
    private final ApplicationEventPublisher events;
    private final Alarms alarms;

    CprAlert(AuditTrail trail, Actors actors, ApplicationEventPublisher events, Alarms alarms) {
        this.trail = trail;
        this.actors = actors;
        this.events = events;
        this.alarms = alarms;
    }

    /**
     * Somebody has written as many as a limit allows; the next one is refused.
     *
     * @param aloud whether it is told; it stands on the trail in any case
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void usedUp(String where, String byName, boolean aloud) {
        tell(where, byName, false, aloud);
    }

    /** The same of the current actor, whatever becomes of the transaction around. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void usedUpAtOnce(String where, boolean aloud) {
        tell(where, Objects.requireNonNullElse(actors.current().name(), ""), false, aloud);
    }

    /** Somebody has written one more, and was refused. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void refused(String where, String byName) {
        tell(where, byName, true, true);
    }

    private void tell(String where, String byName, boolean refused, boolean aloud) {
        var organisation = Tenancy.organisation();
        var action = refused ? "CPR_NUMBERS_TRIED" : "CPR_NUMBERS_USED_UP";
        trail.record(action, "organisation", organisation, Map.of("where", where));
        if (!aloud) {
            return;
        }
        alarms.raise(
                Alarm.CPR_NUMBERS,
                "in organisation " + organisation
                        + (refused
                                ? " more CPR numbers were written than are looked at"
                                : " as many CPR numbers were written as are looked at")
                        + " (" + where + "); see its trail");
        events.publishEvent(new NumbersTried(organisation, byName, refused));
    }

    /**
     * Somebody has written unusually many CPR numbers.
     *
     * @param refused whether it was one too many, or the last one there was room for
     */
    public record NumbersTried(UUID organisationId, String byName, boolean refused) {}
}
