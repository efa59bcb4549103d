package dk.ramme.people;

import dk.ramme.audit.Actor;
import dk.ramme.audit.AuditTrail;
import dk.ramme.people.UserEvent.RoleChanged;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Gives and takes administrator roles, and tells of it. */
@Service
public class RoleChanges {

    private final Users users;
    private final UserParts parts;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RoleChanges(Users users, UserParts parts, AuditTrail audit, ApplicationEventPublisher events, Clock clock) {
        this.users = users;
        this.parts = parts;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Gives the role to the user, who is locked by it; held already: nothing happens. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void give(UUID organisationId, UUID userId, Role role, String byName) {
        if (give(userId, role)) {
            audit.record("ROLE_GIVEN", "user", userId, Map.of("role", role));
            tell(organisationId, userId, role, true, byName);
        }
    }

    /** The same in the background, for whoever chose it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void giveAs(Actor by, UUID organisationId, UUID userId, Role role) {
        if (give(userId, role)) {
            audit.recordAs(by, "ROLE_GIVEN", "user", userId, Map.of("role", role));
            tell(organisationId, userId, role, true, String.valueOf(by.name()));
        }
    }

    /** Takes the role from the locked user, who holds it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void take(User user, Role role, String byName) {
        user.take(role);
        parts.changed(user);
        audit.record("ROLE_TAKEN", "user", user.id(), Map.of("role", role));
        tell(user.organisationId(), user.id(), role, false, byName);
    }

    private boolean give(UUID userId, Role role) {
        var user = users.lock(userId).orElseThrow();
        var given = user.give(role, clock.instant());
        if (given) {
            parts.changed(user);
        }
        return given;
    }

    private void tell(UUID organisationId, UUID userId, Role role, boolean given, String byName) {
        events.publishEvent(new RoleChanged(organisationId, userId, role, given, byName));
    }
}
