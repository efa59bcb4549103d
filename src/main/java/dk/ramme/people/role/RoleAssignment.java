package dk.ramme.people.role;

import dk.ramme.people.ActingAdministrator;
import dk.ramme.people.Role;
import dk.ramme.people.RoleChanges;
import dk.ramme.people.Roles;
import dk.ramme.people.Roles.LastAdministrator;
import dk.ramme.people.UserHistory;
import dk.ramme.people.UserState;
import dk.ramme.people.Users;
import dk.ramme.people.Users.EditedMeanwhile;
import dk.ramme.people.Users.UnknownUser;
import dk.ramme.ui.ChangedMeanwhile;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives and takes the roles of one user, as an organisation administrator chose them. */
@Service
class RoleAssignment {

    private final ActingAdministrator acting;
    private final Users users;
    private final Roles roles;
    private final RoleChanges changes;
    private final UserHistory history;

    RoleAssignment(ActingAdministrator acting, Users users, Roles roles, RoleChanges changes, UserHistory history) {
        this.acting = acting;
        this.users = users;
        this.roles = roles;
        this.changes = changes;
        this.history = history;
    }

    /**
     * Leaves the user with exactly these roles.
     *
     * @param stood what they held when the choice was made
     * @param basedOn the version of the user the choice was made on, null for the newest
     * @param sure whether it is said to be the right person, where the name does not show it
     * @throws UnknownUser when there is no such user, or no longer
     * @throws ChangedMeanwhile when they hold others by now
     * @throws EditedMeanwhile when the user has been changed by now, and has not proved who they are
     * @throws LastAdministrator when nobody else is organisation administrator
     * @throws NameDoubted when a role is given, the name does not show to whom, and nobody says so
     */
    @Transactional
    public void assign(UUID id, Set<Role> wanted, Set<Role> stood, @Nullable Integer basedOn, boolean sure) {
        var by = acting.require(Role.ORGANISATION_ADMINISTRATOR);
        var user = users.lock(id)
                .filter(found -> found.state() != UserState.DELETED)
                .orElseThrow(UnknownUser::new);
        var held = roles.of(id);
        if (held.equals(wanted)) {
            return;
        }
        if (!held.equals(stood)) {
            throw new ChangedMeanwhile();
        }
        if (!user.isIdentified() && basedOn != null && basedOn != user.version()) {
            throw new EditedMeanwhile(user, history.last(user).orElse(null));
        }
        var taken = minus(held, wanted);
        if (taken.contains(Role.ORGANISATION_ADMINISTRATOR)
                && user.state() == UserState.ACTIVE
                && roles.isLast(id, Role.ORGANISATION_ADMINISTRATOR)) {
            throw new LastAdministrator();
        }
        var given = minus(wanted, held);
        if (!given.isEmpty() && !sure) {
            NameDoubted.requireNone(user);
        }
        taken.forEach(role -> changes.take(user, role, by.name()));
        given.forEach(role -> changes.give(by.organisation().id(), id, role, by.name()));
    }

    private static Set<Role> minus(Set<Role> some, Set<Role> others) {
        var left = EnumSet.noneOf(Role.class);
        left.addAll(some);
        left.removeAll(others);
        return left;
    }
}
