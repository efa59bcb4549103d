package dk.ramme.audit;

import dk.ramme.tenancy.Tenancy;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Records that somebody looked at what is held about a person (T61): once an hour for each who looks at each.
 * Two who look in the same moment may be recorded twice, never not at all.
 */
@Service
public class ViewLog {

    static final Duration ONCE = Duration.ofHours(1);

    private final AuditEvents events;
    private final AuditTrail trail;
    private final Actors actors;
    private final Clock clock;

    ViewLog(AuditEvents events, AuditTrail trail, Actors actors, Clock clock) {
        this.events = events;
        this.trail = trail;
        this.actors = actors;
        this.clock = clock;
    }

    /** Whether this look is to be recorded. Looking at oneself is not. */
    @Transactional(readOnly = true)
    public boolean lacks(UUID user) {
        var viewer = actors.current().userId();
        return viewer != null && !viewer.equals(user) && !isRecorded(viewer, user);
    }

    @Transactional
    public void at(UUID user) {
        trail.record("PERSON_SEEN", "user", user, Map.of());
    }

    private boolean isRecorded(UUID viewer, UUID user) {
        var since = clock.instant().minus(ONCE);
        return !events.seen(Tenancy.organisation(), user.toString(), viewer, since, Limit.of(1))
                .isEmpty();
    }
}
