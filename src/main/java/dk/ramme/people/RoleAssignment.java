package dk.ramme.people;

import dk.ramme.audit.AuditTrail;
import dk.ramme.people.ActingAdministrator.Acting;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives and takes the roles of one user, as an organisation administrator chose them. */
@Service
class RoleAssignment {

    private final ActingAdministrator acting;
    private final Users users;
    private final Roles roles;
    private final RoleChanges changes;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;

    RoleAssignment(
            ActingAdministrator acting,
            Users users,
            Roles roles,
            RoleChanges changes,
            AuditTrail audit,
            ApplicationEventPublisher events) {
        this.acting = acting;
        this.users = users;
        this.roles = roles;
        this.changes = changes;
        this.audit = audit;
        this.events = events;
    }

    /**
     * Leaves the user with exactly these roles.
     *
     * @param stood what they held when the choice was made
     * @throws UnknownUser when there is no such user, or no longer
     * @throws RolesChangedMeanwhile when they hold others by now
     * @throws LastAdministrator when nobody else is organisation administrator
     */
    @Transactional
    public void assign(UUID id, Set<Role> wanted, Set<Role> stood) {
        var by = acting.require(Role.ORGANISATION_ADMINISTRATOR);
        var user = users.lock(id)
                .filter(found -> found.state() != UserState.DELETED)
                .orElseThrow(UnknownUser::new);
        var held = roles.of(id);
        if (held.equals(wanted)) {
            return;
        }
        if (!held.equals(stood)) {
            throw new RolesChangedMeanwhile(held);
        }
        var taken = minus(held, wanted);
        if (taken.contains(Role.ORGANISATION_ADMINISTRATOR)
                && user.state() == UserState.ACTIVE
                && roles.isLast(id, Role.ORGANISATION_ADMINISTRATOR)) {
            throw new LastAdministrator();
        }
        taken.forEach(role -> take(id, role, by));
        minus(wanted, held).forEach(role -> changes.give(by.organisation().id(), id, role, by.name()));
    }

    private void take(UUID id, Role role, Acting by) {
        roles.take(id, role);
        audit.record("ROLE_TAKEN", "user", id, Map.of("role", role));
        events.publishEvent(new RoleChanged(by.organisation().id(), id, role, false, by.name()));
    }

    private static Set<Role> minus(Set<Role> some, Set<Role> others) {
        var left = EnumSet.noneOf(Role.class);
        left.addAll(some);
        left.removeAll(others);
        return left;
    }

    /** Somebody else changed the roles after the page was opened. Nothing is stored. */
    static class RolesChangedMeanwhile extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Set<Role> held;

        RolesChangedMeanwhile(Set<Role> held) {
            this.held = held;
        }

        Set<Role> held() {
            return held;
        }
    }
}
