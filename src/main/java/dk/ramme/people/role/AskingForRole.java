package dk.ramme.people.role;

import dk.ramme.audit.Actors;
import dk.ramme.audit.AuditTrail;
import dk.ramme.people.ActingAdministrator;
import dk.ramme.people.Role;
import dk.ramme.people.RoleChanges;
import dk.ramme.people.Roles;
import dk.ramme.people.Users;
import dk.ramme.people.request.Request;
import dk.ramme.people.role.RoleEvent.RoleRefused;
import dk.ramme.people.role.RoleEvent.RoleRequested;
import dk.ramme.tenancy.Tenancy;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A user asks for a role, and an organisation administrator says yes or no. */
@Service
@Transactional
class AskingForRole {

    /** Nobody needs to ask more often. */
    static final int MOST_A_DAY = 6;

    /** Most that the list of waiting requests shows; those answered make room for the next. */
    static final int MOST = 500;

    private final ActingAdministrator acting;
    private final Users users;
    private final Roles roles;
    private final RoleChanges changes;
    private final RoleRequests requests;
    private final Actors actors;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AskingForRole(
            ActingAdministrator acting,
            Users users,
            Roles roles,
            RoleChanges changes,
            RoleRequests requests,
            Actors actors,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.acting = acting;
        this.users = users;
        this.roles = roles;
        this.changes = changes;
        this.requests = requests;
        this.actors = actors;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** What whoever asks can ask for, and has asked for. */
    @Transactional(readOnly = true)
    public Standing mine() {
        var held = roles.of(me());
        var asked = requests.askedBy(me());
        var open = Arrays.stream(Role.values())
                .filter(role -> !held.contains(role) && !asked.contains(role))
                .toList();
        return new Standing(
                held, asked, open, users.findById(me()).orElseThrow().canBeMailed());
    }

    /**
     * Asked already, or held: nothing happens.
     *
     * @throws TooMany when the user has asked a lot today
     */
    public void ask(Role role, String reason) {
        var user = users.lock(me()).orElseThrow();
        if (roles.of(user.id()).contains(role)) {
            return;
        }
        var today = clock.instant().minus(Duration.ofDays(1));
        if (requests.madeSince(user.id(), today) >= MOST_A_DAY) {
            throw new TooMany();
        }
        // the user is locked: nobody else asks for the same
        if (requests.askedBy(user.id()).contains(role)) {
            return;
        }
        var request = requests.save(new RoleRequest(user, role, reason, clock.instant()));
        audit.record("ROLE_REQUESTED", "user", user.id(), Map.of("role", role, "request", request.id()));
        events.publishEvent(new RoleRequested(Tenancy.organisation(), request.id(), user.name(), role));
    }

    @Transactional(readOnly = true)
    public List<RoleRequest> waiting() {
        return requests.waiting(Limit.of(MOST));
    }

    @Transactional(readOnly = true)
    public int countWaiting() {
        return requests.countWaiting();
    }

    /**
     * @throws Request.Unknown when there is no such request, or the user is suspended or gone
     * @throws Request.AlreadyAnswered when it has been answered
     */
    @Transactional(readOnly = true)
    public RoleRequest find(UUID id) {
        var request = requests.find(id).orElseThrow(Request.Unknown::new);
        request.requireOpen();
        return request;
    }

    /**
     * @throws Request.Unknown when there is no such request, or the user is suspended or gone
     * @throws Request.AlreadyAnswered when it has been answered already
     * @throws NameDoubted when the name does not show that the user is the right person
     */
    public void approve(UUID id) {
        var by = acting.require(Role.ORGANISATION_ADMINISTRATOR);
        var request = lock(id);
        NameDoubted.requireNone(users.lock(request.userId()).orElseThrow());
        request.approve(by.id(), clock.instant());
        changes.give(Tenancy.organisation(), request.userId(), request.role(), by.name());
    }

    /**
     * @throws Request.Unknown when there is no such request, or the user is suspended or gone
     * @throws Request.AlreadyAnswered when it has been answered already
     */
    public void refuse(UUID id, String answer) {
        var by = acting.require(Role.ORGANISATION_ADMINISTRATOR);
        var request = lock(id);
        request.refuse(answer, by.id(), clock.instant());
        audit.record("ROLE_REFUSED", "user", request.userId(), Map.of("role", request.role(), "reason", answer));
        events.publishEvent(
                new RoleRefused(Tenancy.organisation(), id, request.userId(), request.role(), answer, by.name()));
    }

    /** The user first: the request looks at them, and what it does to them is done to what stands. */
    private RoleRequest lock(UUID id) {
        return requests.userOf(id)
                .flatMap(users::lock)
                .flatMap(user -> requests.lock(id))
                .orElseThrow(Request.Unknown::new);
    }

    private UUID me() {
        return Objects.requireNonNull(actors.current().userId(), "nobody asks");
    }

    /** @param open what can be asked for */
    record Standing(Set<Role> held, Set<Role> asked, List<Role> open, boolean canBeMailed) {}

    static class TooMany extends RuntimeException {}
}
