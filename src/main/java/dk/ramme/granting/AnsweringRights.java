package dk.ramme.granting;

import dk.ramme.audit.AuditTrail;
import dk.ramme.granting.RightEvent.RightRefused;
import dk.ramme.granting.RightEvent.RightsChanged;
import dk.ramme.people.ActingAdministrator;
import dk.ramme.people.ActingAdministrator.Acting;
import dk.ramme.people.Role;
import dk.ramme.people.UserState;
import dk.ramme.people.Users;
import dk.ramme.rights.UserRights;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A rights administrator says yes or no to users who ask for rights; nobody else does. */
@Service
@Transactional
class AnsweringRights {

    private final ActingAdministrator acting;
    private final Users users;
    private final UserRights rights;
    private final RightRequests requests;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AnsweringRights(
            ActingAdministrator acting,
            Users users,
            UserRights rights,
            RightRequests requests,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.acting = acting;
        this.users = users;
        this.rights = rights;
        this.requests = requests;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<RightRequest> waiting() {
        return requests.waiting();
    }

    /** @throws NotThere when there is no such request, or no longer */
    @Transactional(readOnly = true)
    public RightRequest find(UUID id) {
        return requests.find(id).orElseThrow(NotThere::new);
    }

    /** @throws TooLate when it has been answered, or the user cannot have it any more */
    public void approve(UUID id) {
        var by = acting.require(Role.RIGHTS_ADMINISTRATOR);
        var request = decide(id, true, null, by);
        var organisation = by.organisation().id();
        rights.give(organisation, request.userId(), List.of(request.code()), clock.instant());
        audit.record(
                "RIGHT_REQUEST_APPROVED", "user", request.userId(), Map.of("right", request.name(), "request", id));
        events.publishEvent(
                new RightsChanged(organisation, request.userId(), List.of(request.right()), List.of(), by.name()));
    }

    /** @throws TooLate when it has been answered, or the user is suspended */
    public void refuse(UUID id, String answer) {
        var by = acting.require(Role.RIGHTS_ADMINISTRATOR);
        var request = decide(id, false, answer, by);
        audit.record(
                "RIGHT_REFUSED",
                "user",
                request.userId(),
                Map.of("right", request.name(), "reason", answer, "request", id));
        events.publishEvent(
                new RightRefused(by.organisation().id(), id, request.userId(), request.right(), answer, by.name()));
    }

    /** The user is locked, so that they are not deleted or suspended while they are answered. */
    private RightRequest decide(UUID id, boolean approved, @Nullable String answer, Acting by) {
        var userId = requests.find(id).orElseThrow(NotThere::new).userId();
        var active = users.lock(userId).filter(user -> user.state() == UserState.ACTIVE);
        var request = requests.find(id).orElseThrow(NotThere::new);
        if (active.isEmpty() || !requests.decide(id, approved, answer, by, clock.instant())) {
            throw new TooLate();
        }
        return request;
    }

    static class TooLate extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
