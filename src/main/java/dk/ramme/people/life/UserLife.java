package dk.ramme.people.life;

import dk.ramme.people.ActingAdministrator;
import dk.ramme.people.EndDates;
import dk.ramme.people.Hindrance;
import dk.ramme.people.LockedUsers;
import dk.ramme.people.ManyParticulars;
import dk.ramme.people.Particulars;
import dk.ramme.people.Role;
import dk.ramme.people.Roles.LastAdministrator;
import dk.ramme.people.UserEvent.UserBroughtBack;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Suspends, reopens and deletes users, brings deleted ones back, says when somebody stops, and what is known of them. Whoever does so has it checked again under lock. */
@Service
@Transactional
public class UserLife {

    private final ActingAdministrator acting;
    private final LockedUsers locked;
    private final Suspension suspension;
    private final UserDeletion deletion;
    private final EndDates ends;
    private final ManyParticulars particulars;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    UserLife(
            ActingAdministrator acting,
            LockedUsers locked,
            Suspension suspension,
            UserDeletion deletion,
            EndDates ends,
            ManyParticulars particulars,
            ApplicationEventPublisher events,
            Clock clock) {
        this.acting = acting;
        this.locked = locked;
        this.suspension = suspension;
        this.deletion = deletion;
        this.ends = ends;
        this.particulars = particulars;
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
        var hindrance = locked.lock(id, Suspension.toSuspend(by.id())).orElse("");
        switch (hindrance) {
            case "" -> suspension.suspend(List.of(id), reason);
            case Suspension.SUSPENDED_ALREADY -> {}
            case Hindrance.ONESELF -> throw new NotOneself();
            case Hindrance.LAST_ADMINISTRATOR -> throw new LastAdministrator();
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
        var hindrance = locked.lock(id, Suspension.toReopen()).orElse("");
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
        switch (locked.lock(id, UserDeletion.toDelete(by.id())).orElse("")) {
            case "" -> deletion.delete(List.of(id));
            case UserDeletion.DELETED_ALREADY -> {}
            case Hindrance.ONESELF -> throw new NotOneself();
            case Hindrance.LAST_ADMINISTRATOR -> throw new LastAdministrator();
            default -> throw new NotNow();
        }
    }

    /**
     * A deleted user is one again, deactivated, with the RID number, rights and groups they had; roles are given anew.
     *
     * @throws NotNow when they are not deleted, or erased
     */
    public void bringBack(UUID id) {
        var by = acting.require(Role.USER_ADMINISTRATOR);
        if (locked.lock(id, deletion.toBringBack()).isPresent()) {
            throw new NotNow();
        }
        deletion.bringBack(List.of(id));
        events.publishEvent(new UserBroughtBack(by.organisation().id(), id, by.name()));
    }

    /**
     * The user's last day is this one; null: they stay.
     *
     * @throws DayOver when it is over, or nobody plans as far
     * @throws NotNow when they are deleted
     */
    public void endOn(UUID id, @Nullable LocalDate day) {
        acting.require(Role.USER_ADMINISTRATOR);
        if (day != null && !EndDates.isPossible(day, clock.instant())) {
            throw new DayOver();
        }
        if (locked.lock(id, EndDates.toSet()).isPresent()) {
            throw new NotNow();
        }
        ends.set(Map.of(id, Optional.ofNullable(day)));
    }

    /**
     * This is known of the user besides who they are.
     *
     * @throws NotNow when they are deleted
     */
    public void note(UUID id, Particulars known) {
        acting.require(Role.USER_ADMINISTRATOR);
        if (locked.lock(id, EndDates.toSet()).isPresent()) {
            throw new NotNow();
        }
        particulars.set(Map.of(id, known));
    }

    /** The day cannot be somebody's last any more. */
    public static class DayOver extends RuntimeException {}

    /** Nobody shuts themself out. */
    public static class NotOneself extends RuntimeException {}

    /** The user is in a state that does not allow it, by now. */
    public static class NotNow extends RuntimeException {}
}
