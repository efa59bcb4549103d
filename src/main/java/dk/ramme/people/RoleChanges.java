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

/** Gives administrator roles, and tells of it. */
@Service
public class RoleChanges {

    private final Users users;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RoleChanges(Users users, AuditTrail audit, ApplicationEventPublisher events, Clock clock) {
        this.users = users;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Gives the role to the user, who is locked by it; held already: nothing happens. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void give(UUID organisationId, UUID userId, Role role, String byName) {
        if (give(userId, role)) {
            audit.record("ROLE_GIVEN", "user", userId, Map.of("role", role));
            tell(organisationId, userId, role, byName);
        }
    }

    /** The same in the background, for whoever chose it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void giveAs(Actor by, UUID organisationId, UUID userId, Role role) {
        if (give(userId, role)) {
            audit.recordAs(by, "ROLE_GIVEN", "user", userId, Map.of("role", role));
            tell(organisationId, userId, role, String.valueOf(by.name()));
        }
    }

    private boolean give(UUID userId, Role role) {
        return users.lock(userId).orElseThrow().give(role, clock.instant());
    }

    private void tell(UUID organisationId, UUID userId, Role role, String byName) {
        events.publishEvent(new RoleChanged(organisationId, userId, role, true, byName));
    }
}
