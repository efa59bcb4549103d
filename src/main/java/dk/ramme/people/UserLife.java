package dk.ramme.people;

import dk.ramme.audit.AuditTrail;
import dk.ramme.people.ActingAdministrator.Acting;
import dk.ramme.people.Roles.LastAdministrator;
import dk.ramme.people.UserEvent.UserBroughtBack;
import dk.ramme.people.Users.UnknownUser;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Suspends, reopens and deletes users, and brings deleted ones back. Whoever does so has it checked again under lock. */
@Service
@Transactional
class UserLife {

    private final ActingAdministrator acting;
    private final Users users;
    private final Roles roles;
    private final Hindrances hindrances;
    private final Suspension suspension;
    private final UserDeletion deletion;
    private final Erasures erasures;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;

    UserLife(
            ActingAdministrator acting,
            Users users,
            Roles roles,
            Hindrances hindrances,
            Suspension suspension,
            UserDeletion deletion,
            Erasures erasures,
            AuditTrail audit,
            ApplicationEventPublisher events) {
        this.acting = acting;
        this.users = users;
        this.roles = roles;
        this.hindrances = hindrances;
        this.suspension = suspension;
        this.deletion = deletion;
        this.erasures = erasures;
        this.audit = audit;
        this.events = events;
    }

    /**
     * The user may not act from their next request on. Suspended already: nothing changes.
     *
     * @throws NotOneself when it is who does it
     * @throws LastAdministrator when nobody else is organisation administrator
     */
    public void suspend(UUID id, String reason) {
        var by = acting.require(Role.USER_ADMINISTRATOR);
        var hindrance = hindrances.lock(id, Suspension.toSuspend(by.id())).orElse("");
        switch (hindrance) {
            case "" -> suspension.suspend(List.of(id), reason);
            case Suspension.SUSPENDED_ALREADY -> {}
            case Suspension.ONESELF -> throw new NotOneself();
            case Suspension.LAST_ADMINISTRATOR -> throw new LastAdministrator();
            default -> throw new NotNow();
        }
    }

    /**
     * The user may act again, with the roles and rights they had. Whoever lost what they logged in with meanwhile waits for a
     * new link. Active already: nothing changes.
     *
     * @return whether the user can log in
     */
    public boolean reopen(UUID id) {
        acting.require(Role.USER_ADMINISTRATOR);
        var hindrance = hindrances.lock(id, Suspension.toReopen()).orElse("");
        return switch (hindrance) {
            case "" -> suspension.reopen(List.of(id)).contains(id);
            case Suspension.ACTIVE_ALREADY -> true;
            default -> throw new NotNow();
        };
    }

    /**
     * The user is none any more. Deleted already: nothing changes.
     *
     * @throws NotOneself when it is who does it
     * @throws LastAdministrator when nobody else is organisation administrator
     */
    public void delete(UUID id) {
        var by = acting.require(Role.USER_ADMINISTRATOR);
        var state = users.lockState(id).map(UserState::valueOf).orElseThrow(UnknownUser::new);
        requireOther(id, by);
        if (state == UserState.DELETED) {
            return;
        }
        requireAnother(id, state);
        deletion.delete(List.of(id), by.name());
    }

    /**
     * A deleted user is one again, deactivated, with the RID number, rights and groups they had; roles are given anew.
     *
     * @throws NotNow when they are not deleted, or erased
     */
    public void bringBack(UUID id) {
        var by = acting.require(Role.USER_ADMINISTRATOR);
        var user = users.lock(id).orElseThrow(UnknownUser::new);
        requireFrom(user, UserState.DEACTIVATED);
        if (!erasures.callOff(id)) {
            throw new NotNow();
        }
        var from = user.state();
        user.access().bringBack();
        users.save(user);
        audit.record("USER_BROUGHT_BACK", "user", id, Map.of("from", from, "to", user.state()));
        events.publishEvent(new UserBroughtBack(by.organisation().id(), id, by.name()));
    }

    private static void requireOther(UUID id, Acting by) {
        if (id.equals(by.id())) {
            throw new NotOneself();
        }
    }

    private static void requireFrom(User user, UserState next) {
        if (!user.state().canBecome(next)) {
            throw new NotNow();
        }
    }

    private void requireAnother(UUID id, UserState state) {
        if (state == UserState.ACTIVE && roles.isLast(id, Role.ORGANISATION_ADMINISTRATOR)) {
            throw new LastAdministrator();
        }
    }

    /** Nobody shuts themself out. */
    static class NotOneself extends RuntimeException {}

    /** The user is in a state that does not allow it, by now. */
    static class NotNow extends RuntimeException {}
}
