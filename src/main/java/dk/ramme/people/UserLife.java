package dk.ramme.people;

import dk.ramme.audit.AuditTrail;
import dk.ramme.people.ActingAdministrator.Acting;
import dk.ramme.people.Roles.LastAdministrator;
import dk.ramme.people.UserEvent.UserBroughtBack;
import dk.ramme.people.UserEvent.UserReopened;
import dk.ramme.people.UserEvent.UserSuspended;
import dk.ramme.people.Users.UnknownUser;
import java.time.Clock;
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
    private final WaysIn ways;
    private final UserDeletion deletion;
    private final Erasures erasures;
    private final WaitingAgain waiting;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    UserLife(
            ActingAdministrator acting,
            Users users,
            Roles roles,
            WaysIn ways,
            UserDeletion deletion,
            Erasures erasures,
            WaitingAgain waiting,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.acting = acting;
        this.users = users;
        this.roles = roles;
        this.ways = ways;
        this.deletion = deletion;
        this.erasures = erasures;
        this.waiting = waiting;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * The user may not act from their next request on. Suspended already: nothing changes.
     *
     * @throws NotOneself when it is who does it
     * @throws LastAdministrator when nobody else is organisation administrator
     */
    public void suspend(UUID id, String reason) {
        var by = acting.require(Role.USER_ADMINISTRATOR);
        var user = other(id, by);
        if (user.state() == UserState.SUSPENDED) {
            return;
        }
        requireFrom(user, UserState.SUSPENDED);
        requireAnother(id, user.state());
        user.access().suspend(reason, clock.instant());
        users.save(user);
        audit.record("USER_SUSPENDED", "user", id, Map.of("reason", reason));
        events.publishEvent(new UserSuspended(by.organisation().id(), id, by.name()));
    }

    /**
     * The user may act again, with the roles and rights they had. Whoever lost what they logged in with meanwhile waits for a
     * new link. Active already: nothing changes.
     *
     * @return whether the user can log in
     */
    public boolean reopen(UUID id) {
        var by = acting.require(Role.USER_ADMINISTRATOR);
        var user = users.lock(id).orElseThrow(UnknownUser::new);
        if (user.state() == UserState.ACTIVE) {
            return true;
        }
        if (user.state() != UserState.SUSPENDED) {
            throw new NotNow();
        }
        user.access().reopen();
        audit.record("USER_REOPENED", "user", id, Map.of());
        if (!ways.any(user, by.organisation().loginPolicy())) {
            waiting.begin(user);
        }
        users.save(user);
        var open = user.state() == UserState.ACTIVE;
        if (open) {
            events.publishEvent(new UserReopened(by.organisation().id(), id, by.name()));
        }
        return open;
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

    private User other(UUID id, Acting by) {
        var user = users.lock(id).orElseThrow(UnknownUser::new);
        requireOther(id, by);
        return user;
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
