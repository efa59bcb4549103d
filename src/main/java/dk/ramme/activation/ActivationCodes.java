package dk.ramme.activation;

import dk.ramme.audit.AuditTrail;
import dk.ramme.people.ActingAdministrator;
import dk.ramme.people.Role;
import dk.ramme.people.RoleChanged;
import dk.ramme.people.Roles;
import dk.ramme.people.User;
import dk.ramme.people.UserEdited;
import dk.ramme.people.UserState;
import dk.ramme.people.Users;
import dk.ramme.people.UsersDeleted;
import dk.ramme.people.WaitsForRole;
import dk.ramme.tenancy.Tenancy;
import dk.ramme.vault.OneTimeCode;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The temporary codes of users who are known by birth date only (PRODUCT.md A2; security.md T28 to T31). A try is spent
 * and committed before the code is looked at, so that however many try at once, the counter never passes three.
 */
@Service
class ActivationCodes {

    static final int TRIES = 3;

    private static final Duration LIFETIME = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final ActingAdministrator acting;
    private final Roles roles;
    private final Users users;
    private final AuditTrail trail;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ActivationCodes(
            JdbcClient jdbc,
            ActingAdministrator acting,
            Roles roles,
            Users users,
            AuditTrail trail,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.acting = acting;
        this.roles = roles;
        this.users = users;
        this.trail = trail;
        this.events = events;
        this.clock = clock;
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
     * @throws MadeMeanwhile when there is another code than the former one
     */
    @Transactional
    public OneTimeCode make(UUID userId, @Nullable UUID former) {
        var by = acting.require(Role.USER_ADMINISTRATOR, Role.ORGANISATION_ADMINISTRATOR);
        var holder = holder(users.lock(userId).orElseThrow(ActivationLinks.UnknownUser::new));
        acting.requireResponsible(by, holder.user());
        if (!holder.mayHaveCode()) {
            throw new NoUse();
        }
        if (!Objects.equals(holder.codeId(), former)) {
            throw new MadeMeanwhile();
        }
        var now = clock.instant();
        var code = OneTimeCode.fresh();
        revoke(List.of(userId));
        jdbc.sql("""
                insert into activation_code (id, organisation_id, user_id, code_hash, created_at, expires_at)
                values (:id, :organisation, :user, :hash, :now, :expires)
                """)
                .param("id", UUID.randomUUID())
                .param("organisation", Tenancy.organisation())
                .param("user", userId)
                .param("hash", code.hash())
                .param("now", Timestamp.from(now))
                .param("expires", Timestamp.from(now.plus(LIFETIME)))
                .update();
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

    /** From now on the code is the organisation administrators' to hand over (PRODUCT.md U7). */
    @EventListener
    void on(RoleChanged changed) {
        if (changed.given()) {
            revoke(List.of(changed.userId()));
        }
    }

    private void revoke(Collection<UUID> users) {
        jdbc.sql("""
                update activation_code set revoked_at = :now
                where user_id = any(:users) and used_at is null and revoked_at is null
                """)
                .param("now", Timestamp.from(clock.instant()))
                .param("users", users.toArray(UUID[]::new))
                .update();
    }

    /** Spends a try on the user's living code. Empty when there is none, or its tries are spent. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public Optional<Attempt> spendTry(UUID userId) {
        return jdbc.sql("""
                update activation_code set tries = tries + 1
                where user_id = :user and used_at is null and revoked_at is null and expires_at > :now and tries < :most
                returning id, code_hash, tries
                """)
                .param("user", userId)
                .param("now", Timestamp.from(clock.instant()))
                .param("most", TRIES)
                .query(Attempt.class)
                .optional();
    }

    /** Notes a wrong code; after the last try the user administrators are told. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void wrong(UUID userId, Attempt attempt) {
        trail.record("ACTIVATION_CODE_WRONG", "user", userId, Map.of("tries", attempt.tries()));
        if (attempt.tries() >= TRIES) {
            var name = users.findById(userId).map(User::name).orElseThrow();
            events.publishEvent(new ActivationCodeLocked(Tenancy.organisation(), userId, attempt.id(), name));
        }
    }

    /** Uses the code up; exactly one caller gets true, and nobody when it was replaced meanwhile. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean use(UUID codeId) {
        return jdbc.sql("""
                update activation_code set used_at = :now where id = :id and used_at is null and revoked_at is null
                """)
                        .param("now", Timestamp.from(clock.instant()))
                        .param("id", codeId)
                        .update()
                == 1;
    }

    /** Whether there is a code that could be typed with success. */
    @Transactional(readOnly = true)
    public boolean canBeTyped(UUID userId) {
        return holder(userId).isLive(clock.instant());
    }

    private Holder holder(User user) {
        var held = roles.of(user.id());
        return jdbc.sql("""
                select id, tries, created_at, expires_at from activation_code
                where user_id = :user and used_at is null and revoked_at is null
                """)
                .param("user", user.id())
                .query((row, n) -> new Holder(
                        user,
                        roles.wait(user),
                        row.getObject("id", UUID.class),
                        row.getInt("tries"),
                        row.getTimestamp("created_at").toInstant(),
                        row.getTimestamp("expires_at").toInstant(),
                        held))
                .optional()
                .orElseGet(() -> new Holder(user, roles.wait(user), null, 0, null, null, held));
    }

    /** A try that has been spent on a code. */
    record Attempt(UUID id, String codeHash, int tries) {}

    /**
     * A user and what there is to know of their code.
     *
     * @param waits whether a role waits for them, so that an organisation administrator makes the code
     */
    record Holder(
            User user,
            boolean waits,
            @Nullable UUID codeId,
            int tries,
            @Nullable Instant madeAt,
            @Nullable Instant expiresAt,
            Set<Role> roles) {

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

        public int triesLeft() {
            return TRIES - tries;
        }

        boolean isLive(Instant now) {
            return expiresAt != null && expiresAt.isAfter(now) && triesLeft() > 0;
        }
    }

    static class NoUse extends RuntimeException {}

    static class MadeMeanwhile extends RuntimeException {}
}
