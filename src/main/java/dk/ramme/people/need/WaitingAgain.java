package dk.ramme.people.need;

import dk.ramme.audit.AuditTrail;
import dk.ramme.people.User;
import dk.ramme.people.UserState;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Whoever was active and waits for activation again: one door, so that it is on the trail whatever it came from. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class WaitingAgain {

    public static final String EVENT = "USER_WAITS_AGAIN";

    private final AuditTrail trail;

    WaitingAgain(AuditTrail trail) {
        this.trail = trail;
    }

    /**
     * Nothing lets the active user in any more, or not without proving anew who they are; an appointed administrator stays
     * active.
     *
     * @param user locked, and stored by the caller
     */
    public void begin(User user) {
        user.awaitAnew();
        record(user);
    }

    /** The user, who was active, may have come to wait by something else. */
    public void record(User user) {
        if (user.state() == UserState.AWAITING_ACTIVATION) {
            trail.record(EVENT, "user", user.id(), Map.of());
        }
    }
}
