package dk.ramme.people.profile;

import dk.ramme.means.HeldMeans;
import dk.ramme.means.LoginId;
import dk.ramme.means.LoginIds;
import dk.ramme.means.UserMeans;
import dk.ramme.orders.DeviceOrder;
import dk.ramme.orders.DeviceOrders;
import dk.ramme.people.Groups;
import dk.ramme.people.Me;
import dk.ramme.people.RightGrants;
import dk.ramme.people.Role;
import dk.ramme.people.Roles;
import dk.ramme.people.SealedCpr;
import dk.ramme.people.User;
import dk.ramme.people.UserGroup;
import dk.ramme.people.UserHistory;
import dk.ramme.people.UserState;
import dk.ramme.people.Users;
import dk.ramme.people.life.Erasures;
import dk.ramme.people.need.Attention;
import dk.ramme.people.need.UsersInNeed;
import dk.ramme.rights.UserRight;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A user with what belongs to them. */
@Service
public class UserProfiles {

    private final Users users;
    private final Me me;
    private final UsersInNeed inNeed;
    private final Roles roles;
    private final RightGrants rights;
    private final Groups groups;
    private final UserHistory history;
    private final UserMeans means;
    private final LoginIds loginIds;
    private final DeviceOrders orders;
    private final Erasures erasures;
    private final Clock clock;

    UserProfiles(
            Users users,
            Me me,
            UsersInNeed inNeed,
            Roles roles,
            RightGrants rights,
            Groups groups,
            UserHistory history,
            UserMeans means,
            LoginIds loginIds,
            DeviceOrders orders,
            Erasures erasures,
            Clock clock) {
        this.users = users;
        this.me = me;
        this.inNeed = inNeed;
        this.roles = roles;
        this.rights = rights;
        this.groups = groups;
        this.history = history;
        this.means = means;
        this.loginIds = loginIds;
        this.orders = orders;
        this.erasures = erasures;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Optional<Profile> find(UUID id) {
        return users.findById(id).map(user -> {
            var told = inNeed.of(id, me.organisation().loginPolicy());
            return new Profile(
                    user,
                    told.reasons(),
                    roles.of(id),
                    rights.of(id),
                    groups.of(user.organisationId(), id),
                    means.of(id),
                    loginIdOf(user),
                    ordersOf(id),
                    told.linkEnds(),
                    isGone(user) ? erasures.dueAt(id).orElse(null) : null,
                    told.parts());
        });
    }

    /** Whoever became part of another user is brought back by parting the two. */
    private static boolean isGone(User user) {
        return user.state() == UserState.DELETED && user.access().mergedInto().isEmpty();
    }

    /** What the page of the roles needs of it. */
    @Transactional(readOnly = true)
    public Optional<Given> given(UUID id) {
        return users.findById(id)
                .map(user -> new Given(
                        user,
                        roles.of(id),
                        user.isIdentified() && !user.access().enrolment().nameDoubted()
                                ? null
                                : history.correction(user).orElse(null)));
    }

    /** Nobody can use theirs before they are activated. */
    private @Nullable LoginId loginIdOf(User user) {
        return user.state() == UserState.DEACTIVATED || user.state() == UserState.DELETED
                ? null
                : loginIds.of(user.id()).orElse(null);
    }

    private List<Ordered> ordersOf(UUID id) {
        return orders.of(id).stream()
                .map(order -> new Ordered(order, order.isLate(clock.instant())))
                .toList();
    }

    /**
     * The roles of a user.
     *
     * @param corrected who corrected the user last, when it is not sure that they are who they are said to be
     */
    public record Given(User user, Set<Role> roles, UserHistory.@Nullable Event corrected) {}

    /** @param late whether it should have arrived by now */
    record Ordered(DeviceOrder order, boolean late) {}

    /**
     * @param attention why they cannot come in or go on, or what else is the matter, what weighs most first
     * @param backUntil until when a deleted user can be brought back; null when they are erased, or not deleted
     * @param loginId what they log in as with a separate means, if they were given one
     * @param linkExpiresAt of the link the user was mailed, if one leads to them
     * @param mayHaveParts whether to look who has become part of them
     */
    public record Profile(
            User user,
            List<Attention> attention,
            Set<Role> roles,
            List<UserRight> rights,
            List<UserGroup> groups,
            List<HeldMeans> means,
            @Nullable LoginId loginId,
            List<Ordered> orders,
            @Nullable Instant linkExpiresAt,
            @Nullable Instant backUntil,
            boolean mayHaveParts) {

        private static final String NO_EMAIL_WAITS = "NO_EMAIL_WAITS";

        /** What the next step with this user is; its message key is {@code people.user.next.<this>}. */
        public String next() {
            return switch (user.state()) {
                case DEACTIVATED ->
                    !user.canBeMailed()
                            ? "NO_EMAIL"
                            : user.cpr().map(SealedCpr::sealed).isEmpty()
                                            && user.birthDate().isEmpty()
                                    ? "NO_CPR"
                                    : user.state().name();
                case AWAITING_ACTIVATION, ACTIVE ->
                    attention.stream()
                            .filter(Attention::keepsOut)
                            .findFirst()
                            .map(this::said)
                            .orElseGet(() -> waitsInVain()
                                    ? NO_EMAIL_WAITS
                                    : user.state().name());
                case DELETED -> isGone(user) ? user.state().name() : "MERGED";
                case SUSPENDED -> user.state().name();
            };
        }

        /** Whoever has no address is sent no link, so nobody is told to send them one, or that they have it. */
        private String said(Attention reason) {
            return switch (reason) {
                case NO_MEANS -> user.canBeMailed() ? reason.name() : "NO_EMAIL_NO_MEANS";
                case NO_LINK, LINK_EXPIRED, NEEDS_CODE -> user.canBeMailed() ? reason.name() : NO_EMAIL_WAITS;
                default -> reason.name();
            };
        }

        private boolean waitsInVain() {
            return user.state() == UserState.AWAITING_ACTIVATION && !user.canBeMailed();
        }

        /** What is the matter beside that; its message key is {@code people.user.also.<this>}. */
        public List<Attention> also() {
            return attention.stream()
                    .filter(Attention::isReason)
                    .filter(reason -> !reason.keepsOut() && !next().startsWith(reason.name()))
                    .toList();
        }

        /** Whether anything lets the user in now. */
        public boolean canLogIn() {
            return user.state() == UserState.ACTIVE && !attention.contains(Attention.NO_MEANS);
        }

        /** Whether another user is the same person, as far as can be told. */
        public boolean standsTwice() {
            return attention.contains(Attention.DUPLICATE) || attention.contains(Attention.MAYBE_DUPLICATE);
        }

        public boolean linkExpired() {
            return attention.contains(Attention.LINK_EXPIRED);
        }

        /** The roles wait for the user to prove who they are. */
        public boolean rolesWait() {
            return !user.isIdentified() && !roles.isEmpty();
        }

        public boolean canBeActivated() {
            return next().equals(UserState.DEACTIVATED.name());
        }

        /**
         * Whether the user may need a temporary code besides their link: they are known by birth date, and have not come, or
         * come with another MitID than before.
         */
        public boolean needsCode() {
            return user.state() == UserState.AWAITING_ACTIVATION
                    && user.cpr().map(SealedCpr::sealed).isEmpty();
        }

        /** Whoever is active is sent a link when they cannot get in; one that would lead nowhere is sent to nobody. */
        public boolean canBeSentTo() {
            return (user.state() == UserState.AWAITING_ACTIVATION || user.state() == UserState.ACTIVE)
                    && user.canBeMailed()
                    && Collections.disjoint(attention, Attention.shut());
        }
    }
}
