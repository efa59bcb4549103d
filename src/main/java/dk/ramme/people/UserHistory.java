package dk.ramme.people;

import dk.ramme.audit.AuditEvents;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who decided last about a user, as the audit trail has it. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class UserHistory {

    private static final Limit LAST = Limit.of(1);

    private static final List<String> WRITTEN = List.of("USER_CREATED", "USER_EDITED");

    private final AuditEvents trail;

    UserHistory(AuditEvents trail) {
        this.trail = trail;
    }

    /** What was decided about the user last; that somebody looked at them is no decision. */
    public Optional<Event> last(User user) {
        return trail.decided(user.organisationId(), user.id().toString(), LAST).stream()
                .findFirst()
                .map(Event::of);
    }

    /** Who wrote last who the user is. */
    public Optional<Event> correction(User user) {
        return trail.decided(user.organisationId(), user.id().toString(), WRITTEN, LAST).stream()
                .findFirst()
                .map(Event::of);
    }

    /**
     * @param what as the trail calls it
     * @param by who decided, null where nobody here did
     */
    public record Event(Instant at, String what, @Nullable String by) {

        static Event of(AuditEvents.Told told) {
            return new Event(told.at(), told.action(), told.by());
        }
    }
}
