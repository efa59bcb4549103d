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
        tell(where, byName, What.USED_UP, aloud);
    }

    /** The same of the current actor, whatever becomes of the transaction around. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void usedUpAtOnce(String where, boolean aloud) {
        tell(where, currentName(), What.USED_UP, aloud);
    }

    private String currentName() {
        return Objects.requireNonNullElse(actors.current().name(), "");
    }

    /** Wrong numbers have been compared with that of one user over months, more of them than are mistakes. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void slowly(String where, String byName) {
        tell(where, byName, What.SLOWLY, true);
    }

    /** The same of the current actor, whatever becomes of the transaction around. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void slowlyAtOnce(String where) {
        tell(where, currentName(), What.SLOWLY, true);
    }

    /** Somebody has written one more, and was refused. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void refused(String where, String byName) {
        tell(where, byName, What.TRIED, true);
    }

    private void tell(String where, String byName, What what, boolean aloud) {
        var organisation = Tenancy.organisation();
        trail.record(what.action(), "organisation", organisation, Map.of("where", where));
        if (!aloud) {
            return;
        }
        alarms.raise(
                Alarm.CPR_NUMBERS,
                "in organisation " + organisation + " " + what.told + " (" + where + "); see its trail");
        events.publishEvent(new NumbersTried(organisation, byName, what));
    }

    /** Somebody has written unusually many CPR numbers. */
    public record NumbersTried(UUID organisationId, String byName, What what) {}

    /** What is told of it. */
    public enum What {
        /** It was one too many. */
        TRIED("more CPR numbers were written than are looked at"),
        /** It was the last one there was room for. */
        USED_UP("as many CPR numbers were written as are looked at"),
        /** There was always room, and yet they are too many by now. */
        SLOWLY("CPR numbers were tried over months with one user");

        private final String told;

        What(String told) {
            this.told = told;
        }

        /** As the trail names it. */
        public String action() {
            return "CPR_NUMBERS_" + name();
        }

        /** Whether somebody was refused. */
        public boolean isRefusal() {
            return this == TRIED;
        }
    }
}
