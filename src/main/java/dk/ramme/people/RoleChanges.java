package dk.ramme.people;

import dk.ramme.audit.Actor;
import dk.ramme.audit.AuditTrail;
import dk.ramme.people.UserEvent.RoleChanged;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Gives administrator roles, and tells of it. */
@Service
public class RoleChanges {

    private final Roles roles;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;

    RoleChanges(Roles roles, AuditTrail audit, ApplicationEventPublisher events) {
        this.roles = roles;
        this.audit = audit;
        this.events = events;
    }

    /** Gives the role; held already: nothing happens. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void give(UUID organisationId, UUID userId, Role role, String byName) {
        if (roles.give(organisationId, userId, role)) {
            audit.record("ROLE_GIVEN", "user", userId, Map.of("role", role));
            tell(organisationId, userId, role, byName);
        }
    }

    /** The same in the background, for whoever chose it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void giveAs(Actor by, UUID organisationId, UUID userId, Role role) {
        if (roles.give(organisationId, userId, role)) {
            audit.recordAs(by, "ROLE_GIVEN", "user", userId, Map.of("role", role));
            tell(organisationId, userId, role, String.valueOf(by.name()));
        }
    }

    private void tell(UUID organisationId, UUID userId, Role role, String byName) {
        events.publishEvent(new RoleChanged(organisationId, userId, role, true, byName));
    }
}
