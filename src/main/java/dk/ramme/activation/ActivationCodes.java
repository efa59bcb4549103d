package dk.ramme.activation;

import dk.ramme.activation.ActivationEvent.ActivationCodeLocked;
import dk.ramme.audit.AuditTrail;
import dk.ramme.link.LinkPurpose;
import dk.ramme.link.TemporaryCode;
import dk.ramme.link.TemporaryCodes;
import dk.ramme.people.ActingAdministrator;
import dk.ramme.people.ActingAdministrator.WaitsForRole;
import dk.ramme.people.Role;
import dk.ramme.people.Roles;
import dk.ramme.people.User;
import dk.ramme.people.UserEvent.RoleChanged;
import dk.ramme.people.UserEvent.UserEdited;
import dk.ramme.people.UserEvent.UsersDeleted;
import dk.ramme.people.UserState;
import dk.ramme.people.Users;
import dk.ramme.tenancy.Tenancy;
import dk.ramme.vault.OneTimeCode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The temporary codes of users who are known by birth date only (A2, T28 to T31): who makes them, when they die, and who is
 * told of wrong ones.
 */
@Service
class ActivationCodes {

    private final TemporaryCodes codes;
    private final ActingAdministrator acting;
    private final Roles roles;
    private final Users users;
    private final AuditTrail trail;
    private final ApplicationEventPublisher events;

    ActivationCodes(
            TemporaryCodes codes,
            ActingAdministrator acting,
            Roles roles,
            Users users,
            AuditTrail trail,
            ApplicationEventPublisher events) {
        this.codes = codes;
        this.acting = acting;
        this.roles = roles;
        this.users = users;
        this.trail = trail;
        this.events = events;
    }

    /** The user and the code they have now, if any; never the code itself. */
    @Transactional(readOnly = true)
    public Holder holder(UUID userId) {
        return holder(users.findById(userId).orElseThrow(ActivationLinks.UnknownUser::new));
    }

    /**
     * Makes a code and kills the former one. It is known to the caller and to nobody else ever after.
     *
     * @param former the code the administrator knew of; another one means that somebody has made one meanwhile, perhaps
     *     they themself by a second click
     * @throws ActivationLinks.UnknownUser when the organisation has no such user
     * @throws WaitsForRole when an organisation administrator has to make it
     * @throws NoUse when the user needs no code
     * @throws TemporaryCodes.MadeMeanwhile when there is another code than the former one
     */
    @Transactional
    public OneTimeCode make(UUID userId, @Nullable UUID former) {
        var by = acting.require(Role.USER_ADMINISTRATOR, Role.ORGANISATION_ADMINISTRATOR);
        var holder = holder(users.lock(userId).orElseThrow(ActivationLinks.UnknownUser::new));
        acting.requireResponsible(by, holder.user());
        if (!holder.mayHaveCode()) {
            throw new NoUse();
        }
        var code = codes.make(LinkPurpose.ACTIVATION, userId, former);
        trail.record("ACTIVATION_CODE_MADE", "user", userId, Map.of());
        return code;
    }

    /** Whoever is no user any more has nothing to type. */
    @EventListener
    void on(UsersDeleted deleted) {
        revoke(deleted.userIds());
    }

    /** A code proves somebody to be who they were when it was made, to whoever made it. */
    @EventListener
    void on(UserEdited edited) {
        if (edited.whoTheyAre()) {
            revoke(List.of(edited.userId()));
        }
    }

    /** From now on the code is the organisation administrators' to hand over (U7). */
    @EventListener
    void on(RoleChanged changed) {
        if (changed.given()) {
            revoke(List.of(changed.userId()));
        }
    }

    private void revoke(Collection<UUID> users) {
        codes.revoke(users);
    }

    /** Whether there is a code that could be typed with success. */
    @Transactional(readOnly = true)
    public boolean canBeTyped(UUID userId) {
        return codes.canBeTyped(userId);
    }

    /** Notes a wrong code; after the last try the user administrators are told. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void wrong(UUID userId, TemporaryCodes.Attempt attempt) {
        trail.record("ACTIVATION_CODE_WRONG", "user", userId, Map.of("tries", attempt.tries()));
        if (attempt.isLast()) {
            trail.record("ACTIVATION_CODE_USED_UP", "user", userId, Map.of());
            var name = users.findById(userId).map(User::name).orElseThrow();
            events.publishEvent(new ActivationCodeLocked(Tenancy.organisation(), userId, attempt.id(), name));
        }
    }

    private Holder holder(User user) {
        var kept = codes.find(user.id()).orElse(null);
        return new Holder(user, roles.wait(user), kept, roles.of(user.id()));
    }

    /**
     * A user and what there is to know of their code.
     *
     * @param waits whether a role waits for them, so that an organisation administrator makes the code
     */
    record Holder(User user, boolean waits, @Nullable TemporaryCode code, Set<Role> roles) {

        /**
         * Whoever has a CPR number is recognised by that alone, and whoever has been here by the MitID they came with: a code
         * is for their first MitID, or another one. It makes nobody administrator in another's place.
         */
        public boolean mayHaveCode() {
            return user.state() == UserState.AWAITING_ACTIVATION && ActivationLogin.needsCode(user) && !administers();
        }

        /** Whether the user has proved who they are, and holds a role that another person would get with a code. */
        public boolean administers() {
            return user.isIdentified() && !roles.isEmpty();
        }
    }

    static class NoUse extends RuntimeException {}
}
