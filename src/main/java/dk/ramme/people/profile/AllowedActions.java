package dk.ramme.people.profile;

import dk.ramme.people.Me;
import dk.ramme.people.Role;
import dk.ramme.people.Roles;
import dk.ramme.people.User;
import dk.ramme.people.UserState;
import dk.ramme.people.Users;
import dk.ramme.people.Users.UnknownUser;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What whoever looks at a user can do with them. */
@Service
public class AllowedActions {

    private final Users users;
    private final Roles roles;
    private final Me me;

    AllowedActions(Users users, Roles roles, Me me) {
        this.users = users;
        this.roles = roles;
        this.me = me;
    }

    /** @throws UnknownUser when there is no such user */
    @Transactional(readOnly = true)
    public Deeds of(UUID id) {
        return of(users.findById(id).orElseThrow(UnknownUser::new), roles.of(id));
    }

    /** @param given the roles the user was given */
    @Transactional(readOnly = true)
    public Deeds of(User user, Set<Role> given) {
        var id = user.id();
        var last = user.state() == UserState.ACTIVE
                && given.contains(Role.ORGANISATION_ADMINISTRATOR)
                && roles.isLast(id, Role.ORGANISATION_ADMINISTRATOR);
        return new Deeds(user, me.roles(), id.equals(me.user()), last, Roles.wait(user, given));
    }

    /**
     * @param mine roles of whoever looks
     * @param oneself whether they look at themself
     * @param last whether nobody else is organisation administrator
     * @param waits whether a role waits for the user to prove who they are
     */
    record Deeds(User user, Set<Role> mine, boolean oneself, boolean last, boolean waits) {

        public boolean mayEdit() {
            return user.state() != UserState.DELETED && isResponsible();
        }

        /** Whether they may make the temporary code the user needs. */
        public boolean mayMakeCode() {
            return isResponsible();
        }

        /** Whether they manage users, and this one is for the organisation administrators to correct. */
        public boolean mayNotEditYet() {
            return waits && managesUsers() && !isResponsible();
        }

        public boolean maySuspend() {
            return managesUsers() && user.state().canBecome(UserState.SUSPENDED);
        }

        public boolean mayReopen() {
            return managesUsers() && user.state() == UserState.SUSPENDED;
        }

        public boolean mayBringBack() {
            return managesUsers()
                    && user.state() == UserState.DELETED
                    && user.access().mergedInto().isEmpty();
        }

        /** Whether they may look for another user who is the same person. */
        public boolean mayCompare() {
            return user.state() != UserState.DELETED
                    && (managesUsers() || mine.contains(Role.ORGANISATION_ADMINISTRATOR));
        }

        /** Whether they may say when the user stops. */
        public boolean mayEnd() {
            return managesUsers() && user.state() != UserState.DELETED;
        }

        public boolean mayDelete() {
            return managesUsers() && user.state().canBecome(UserState.DELETED);
        }

        public boolean mayOrder() {
            return managesUsers()
                    && (user.state() == UserState.ACTIVE || user.state() == UserState.AWAITING_ACTIVATION);
        }

        /** Whether they may end what the user logs in with. */
        public boolean mayEndMeans() {
            return managesUsers();
        }

        public boolean mayGiveRoles() {
            return mine.contains(Role.ORGANISATION_ADMINISTRATOR) && user.state() != UserState.DELETED;
        }

        public boolean any() {
            return mayEdit() || mayGiveRoles() || managesUsers() && user.state() != UserState.DELETED;
        }

        /** Why the user cannot be suspended or deleted by whoever looks; its message key is {@code people.life.<this>}. */
        public String hindrance() {
            return oneself ? "oneself" : last ? "last" : "none";
        }

        /** As {@link Roles#responsibleFor} says. */
        private boolean isResponsible() {
            return waits ? mine.contains(Role.ORGANISATION_ADMINISTRATOR) : managesUsers();
        }

        private boolean managesUsers() {
            return mine.contains(Role.USER_ADMINISTRATOR);
        }
    }
}
