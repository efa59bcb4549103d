package dk.ramme.people;

import dk.ramme.audit.AuditEvents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * How a user's state has changed, as the audit trail has it; what happened without a decision of anybody here (an import,
 * the user's own activation) is told by the user's row.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class UserHistory {

    private static final Limit MOST = Limit.of(50);
    private static final Limit LAST = Limit.of(1);

    private static final List<String> LIFE = List.of(
            "USER_CREATED",
            "USER_ACTIVATED",
            "USER_IDENTIFIED",
            "USER_SUSPENDED",
            "USER_REOPENED",
            "USER_DELETED",
            "USER_BROUGHT_BACK");
    private static final List<String> WRITTEN = List.of("USER_CREATED", "USER_EDITED");

    private final AuditEvents trail;

    UserHistory(AuditEvents trail) {
        this.trail = trail;
    }

    /** What happened, newest first. */
    List<Event> of(User user) {
        var events = new ArrayList<Event>();
        trail.happened(user.organisationId(), user.id().toString(), user.id(), LIFE, MOST)
                .forEach(told -> events.add(Event.of(told)));
        var enrolment = user.access().enrolment();
        if (events.stream().noneMatch(event -> event.what().equals("USER_CREATED"))) {
            events.add(new Event(enrolment.createdAt(), enrolment.cameBy().name(), null));
        }
        if (enrolment.cameBy() != Origin.APPOINTED) {
            user.access().selfActivatedAt().ifPresent(at -> events.add(new Event(at, "SELF_ACTIVATED", null)));
        }
        events.sort(Comparator.comparing(Event::at).reversed());
        return events;
    }

    /** What was decided about the user last; that somebody looked at them is no decision. */
    public Optional<Event> last(User user) {
        return trail.decided(user.organisationId(), user.id().toString(), LAST).stream()
                .findFirst()
                .map(Event::of);
    }

    /** Who wrote last who the user is. */
    Optional<Event> correction(User user) {
        return trail.decided(user.organisationId(), user.id().toString(), WRITTEN, LAST).stream()
                .findFirst()
                .map(Event::of);
    }

    /**
     * @param what names the message key {@code people.history.<this>}
     * @param by who decided, null where nobody here did
     */
    public record Event(Instant at, String what, @Nullable String by) {

        static Event of(AuditEvents.Told told) {
            return new Event(told.at(), told.action(), told.by());
        }
    }
}
