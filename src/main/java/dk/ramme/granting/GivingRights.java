package dk.ramme.granting;

import dk.ramme.audit.AuditTrail;
import dk.ramme.granting.Giving.NotThere;
import dk.ramme.granting.RightEvent.RightsChanged;
import dk.ramme.people.ActingAdministrator;
import dk.ramme.people.RightGrants;
import dk.ramme.people.Role;
import dk.ramme.people.User;
import dk.ramme.people.UserParts;
import dk.ramme.people.UserState;
import dk.ramme.people.Users;
import dk.ramme.rights.UserRight;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** An administrator gives a user rights and takes them. */
@Service
@Transactional
class GivingRights implements Giving {

    private final ActingAdministrator acting;
    private final Users users;
    private final RightGrants rights;
    private final UserParts parts;
    private final RightRequests requests;
    private final Catalogue catalogue;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    GivingRights(
            ActingAdministrator acting,
            Users users,
            RightGrants rights,
            UserParts parts,
            RightRequests requests,
            Catalogue catalogue,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.acting = acting;
        this.users = users;
        this.rights = rights;
        this.parts = parts;
        this.requests = requests;
        this.catalogue = catalogue;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public Holder of(UUID id) {
        var user = users.findById(id).filter(GivingRights::isThere).orElseThrow(NotThere::new);
        return new Holder(user, rights.of(id));
    }

    /**
     * Leaves the user with exactly these rights of their own; what they have by groups is no part of it. What they asked for
     * and are given now is answered.
     */
    @Override
    public void assign(UUID id, Set<String> wanted, String stood) {
        var by = acting.require(Role.values());
        var user = users.lock(id).filter(GivingRights::isThere).orElseThrow(NotThere::new);
        var now = clock.instant();
        var change = Change.between(rights.of(id), wanted, catalogue.byCode(), stood);
        if (change.isNothing()) {
            return;
        }
        change.given().forEach(right -> user.give(right, now));
        change.taken().forEach(user::take);
        users.save(user);
        parts.changed(user);
        requests.lockOpen(user.id(), change.givenKeys()).forEach(asked -> asked.approve(by, now));
        audit.record("RIGHTS_CHANGED", "user", id, change.words());
        events.publishEvent(
                new RightsChanged(by.organisation().id(), List.of(id), change.given(), change.taken(), by.name()));
    }

    private static boolean isThere(User user) {
        return user.state() != UserState.DELETED;
    }

    /** A user and the rights of their own. */
    record Holder(User user, List<UserRight> rights) implements Giving.Holder {}
}
