package dk.ramme.granting;

import dk.ramme.audit.AuditTrail;
import dk.ramme.granting.RightEvent.RightRefused;
import dk.ramme.granting.RightEvent.RightsChanged;
import dk.ramme.people.ActingAdministrator;
import dk.ramme.people.Role;
import dk.ramme.people.User;
import dk.ramme.people.UserParts;
import dk.ramme.people.UserState;
import dk.ramme.people.Users;
import dk.ramme.people.request.Request;
import dk.ramme.rights.UserRight;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A rights administrator says yes or no to users who ask for rights; nobody else does. */
@Service
@Transactional
class AnsweringRights {

    /** Most that the list of waiting requests shows; those answered make room for the next. */
    static final int MOST = 200;

    private final ActingAdministrator acting;
    private final Users users;
    private final UserParts parts;
    private final RightRequests requests;
    private final Catalogue catalogue;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AnsweringRights(
            ActingAdministrator acting,
            Users users,
            UserParts parts,
            RightRequests requests,
            Catalogue catalogue,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.acting = acting;
        this.users = users;
        this.parts = parts;
        this.requests = requests;
        this.catalogue = catalogue;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Those that wait for an answer, oldest first. */
    @Transactional(readOnly = true)
    public List<AskedRight> waiting() {
        var known = catalogue.byCode();
        return requests.waiting(Limit.of(MOST)).stream()
                .map(one -> AskedRight.of(one.request(), one.userName(), true, right(one.request(), known)))
                .toList();
    }

    /**
     * @throws Request.Unknown when there is no such request, or no longer
     * @throws Request.AlreadyAnswered when it has been answered
     */
    @Transactional(readOnly = true)
    public AskedRight find(UUID id) {
        var request = requests.findById(id).orElseThrow(Request.Unknown::new);
        request.requireOpen();
        var user = users.findById(request.userId()).orElseThrow(Request.Unknown::new);
        return AskedRight.of(request, user.name(), isActive(user), right(request));
    }

    /**
     * @throws Request.Unknown when there is no such request, or no longer
     * @throws Request.AlreadyAnswered when it has been answered already
     * @throws Suspended when the user cannot have it
     */
    public void approve(UUID id) {
        var by = acting.require(Role.RIGHTS_ADMINISTRATOR);
        var user = lockUser(id);
        var request = lock(id, user);
        request.approve(by, clock.instant());
        var right = right(request);
        user.give(right, clock.instant());
        parts.changed(user);
        audit.record("RIGHT_REQUEST_APPROVED", "user", request.userId(), Map.of("right", right.name(), "request", id));
        events.publishEvent(
                new RightsChanged(by.organisation().id(), List.of(user.id()), List.of(right), List.of(), by.name()));
    }

    /**
     * @throws Request.Unknown when there is no such request, or no longer
     * @throws Request.AlreadyAnswered when it has been answered already
     * @throws Suspended when the user cannot read the answer
     */
    public void refuse(UUID id, String answer) {
        var by = acting.require(Role.RIGHTS_ADMINISTRATOR);
        var request = lock(id, lockUser(id));
        request.refuse(answer, by, clock.instant());
        var right = right(request);
        audit.record(
                "RIGHT_REFUSED",
                "user",
                request.userId(),
                Map.of("right", right.name(), "reason", answer, "request", id));
        events.publishEvent(new RightRefused(by.organisation().id(), id, request.userId(), right, answer, by.name()));
    }

    /** The user is locked first, so that they are not deleted or suspended while they are answered. */
    private User lockUser(UUID id) {
        return requests.userOf(id).flatMap(users::lock).orElseThrow(Request.Unknown::new);
    }

    private RightRequest lock(UUID id, User user) {
        var request = requests.lock(id).orElseThrow(Request.Unknown::new);
        request.requireOpen();
        if (!isActive(user)) {
            throw new Suspended();
        }
        return request;
    }

    private UserRight right(RightRequest request) {
        return right(request, catalogue.byCode());
    }

    /** The table refers to the catalogue: it is there. */
    private static UserRight right(RightRequest request, Map<String, UserRight> known) {
        return Objects.requireNonNull(known.get(request.code()));
    }

    private static boolean isActive(User user) {
        return user.state() == UserState.ACTIVE;
    }

    /** The user cannot be given anything now, nor told anything. */
    static class Suspended extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
