package dk.ramme.granting;

import dk.ramme.audit.AuditTrail;
import dk.ramme.granting.Giving.NotThere;
import dk.ramme.granting.Giving.UnknownRight;
import dk.ramme.granting.RightEvent.RightRequested;
import dk.ramme.people.Helpers;
import dk.ramme.people.RightGrants;
import dk.ramme.people.Role;
import dk.ramme.people.Roles;
import dk.ramme.people.UserEvent.UsersDeleted;
import dk.ramme.people.Users;
import dk.ramme.rights.UserRight;
import dk.ramme.tenancy.Tenancy;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A user asks for a right. */
@Service
@Transactional
class AskingForRight {

    /** Nobody needs to ask more often. */
    static final int MOST_A_DAY = 10;

    private final Users users;
    private final Roles roles;
    private final Helpers helpers;
    private final RightGrants rights;
    private final GroupRights groupRights;
    private final RightRequests requests;
    private final Catalogue catalogue;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AskingForRight(
            Users users,
            Roles roles,
            Helpers helpers,
            RightGrants rights,
            GroupRights groupRights,
            RightRequests requests,
            Catalogue catalogue,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.users = users;
        this.roles = roles;
        this.helpers = helpers;
        this.rights = rights;
        this.groupRights = groupRights;
        this.requests = requests;
        this.catalogue = catalogue;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Standing of(UUID user) {
        var asked = requests.askedBy(user);
        var known = catalogue.byCode();
        return new Standing(
                held(user),
                known.values().stream()
                        .filter(right -> asked.contains(right.key()))
                        .toList(),
                !roles.holders(Role.RIGHTS_ADMINISTRATOR).isEmpty(),
                helpers.names(Role.ORGANISATION_ADMINISTRATOR, user),
                roles.of(user).contains(Role.ORGANISATION_ADMINISTRATOR) ? user : null,
                users.findById(user).orElseThrow().canBeMailed());
    }

    /**
     * Asked already, or held: nothing happens.
     *
     * @throws UnknownRight when the catalogue has no such right
     * @throws TooMany when the user has asked a lot today
     */
    public void ask(UUID me, String code, String reason) {
        var right = catalogue.byCode().get(code);
        if (right == null) {
            throw new UnknownRight();
        }
        var user = users.lock(me).orElseThrow(NotThere::new);
        if (held(me).contains(code)) {
            return;
        }
        if (requests.madeSince(me, clock.instant().minus(Duration.ofDays(1))) >= MOST_A_DAY) {
            throw new TooMany();
        }
        // the user is locked: nobody else asks for the same
        if (requests.askedBy(me).contains(code)) {
            return;
        }
        var request = requests.save(new RightRequest(me, code, reason, clock.instant()));
        audit.record("RIGHT_REQUESTED", "user", me, Map.of("right", right.name(), "request", request.id()));
        events.publishEvent(new RightRequested(Tenancy.organisation(), request.id(), user.name()));
    }

    /** Whoever is no user any more asks for nothing. */
    @EventListener
    void on(UsersDeleted deleted) {
        requests.forget(Tenancy.organisation(), deleted.userIds());
    }

    private Set<String> held(UUID user) {
        var held = new HashSet<String>();
        rights.of(user).forEach(right -> held.add(right.key()));
        groupRights.inheritedBy(Tenancy.organisation(), user).forEach(right -> held.add(right.code()));
        return held;
    }

    /**
     * @param held codes of what the user has
     * @param answerable whether there is anybody who can answer
     * @param appointing names of the others who can make somebody rights administrator
     * @param appointer the user, where they can do so themself
     */
    record Standing(
            Set<String> held,
            List<UserRight> asked,
            boolean answerable,
            List<String> appointing,
            @Nullable UUID appointer,
            boolean canBeMailed) {}

    static class TooMany extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
