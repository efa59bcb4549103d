package dk.ramme.keyring;

import dk.ramme.audit.AuditTrail;
import dk.ramme.means.IdentificationMeans;
import dk.ramme.means.UserMeans;
import dk.ramme.orders.DeviceOrders;
import dk.ramme.organisation.LoginPolicy;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.ActingAdministrator;
import dk.ramme.people.LockedUsers;
import dk.ramme.people.LoginChoice;
import dk.ramme.people.LoginMeans;
import dk.ramme.people.Role;
import dk.ramme.people.Roles;
import dk.ramme.people.Roles.LastAdministrator;
import dk.ramme.people.User;
import dk.ramme.people.UserEvent.WaysChanged;
import dk.ramme.people.UserEvent.WaysChanged.Changed;
import dk.ramme.people.UserEvent.WaysChanged.Ways;
import dk.ramme.people.UserState;
import dk.ramme.people.Users;
import dk.ramme.people.Users.UnknownUser;
import dk.ramme.tenancy.Tenancy;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A user administrator changes what one user may log in with, while they wait and for as long as they are active (L3). Devices
 * are given by ordering one ({@link Ordering}); here they can be taken away.
 */
@Service
class ChangingWays {

    private final ActingAdministrator acting;
    private final Users users;
    private final Organisations organisations;
    private final Roles roles;
    private final LockedUsers locked;
    private final UserMeans means;
    private final DeviceOrders orders;
    private final LosingLastMeans losing;
    private final AuditTrail trail;
    private final ApplicationEventPublisher events;

    ChangingWays(
            ActingAdministrator acting,
            Users users,
            Organisations organisations,
            Roles roles,
            LockedUsers locked,
            UserMeans means,
            DeviceOrders orders,
            LosingLastMeans losing,
            AuditTrail trail,
            ApplicationEventPublisher events) {
        this.acting = acting;
        this.users = users;
        this.organisations = organisations;
        this.roles = roles;
        this.locked = locked;
        this.means = means;
        this.orders = orders;
        this.losing = losing;
        this.trail = trail;
        this.events = events;
    }

    /** @throws UnknownUser when the organisation has no such user */
    @Transactional(readOnly = true)
    public Offer offer(UUID userId) {
        var user = users.findById(userId).orElseThrow(UnknownUser::new);
        return new Offer(
                user,
                organisations.findById(Tenancy.organisation()).orElseThrow().loginPolicy());
    }

    /**
     * The user may log in with this from now on. What the organisation does not offer at the moment is left as it is.
     *
     * @param separate among those of the {@link Offer}
     * @param knowing whether whoever changes it knows that an active user cannot get in afterwards (L3)
     * @throws UnknownUser when the organisation has no such user
     * @throws NotOffered when something is not to be had, or the user neither waits nor is active
     * @throws NothingLeft when the user could log in with nothing
     * @throws LastAdministrator when the only organisation administrator could not get in afterwards
     * @throws ShutsOut when an active user cannot get in afterwards, and that was not known
     */
    @Transactional
    public Change change(UUID userId, boolean privateMitId, Set<IdentificationMeans> separate, boolean knowing) {
        var by = acting.require(Role.USER_ADMINISTRATOR);
        var user = users.lock(userId).orElseThrow(UnknownUser::new);
        var policy = by.organisation().loginPolicy();
        var offer = new Offer(user, policy);
        offer.check(privateMitId, separate);
        var before = user.access().login();
        var after = before.with(
                policy.privateMitId() && !offer.appointed() ? privateMitId : before.privateMitIdOffered(),
                offer.given(separate));
        switch (locked.lock(userId, LoginWays.toChange(difference(before, after), policy))
                .orElse("")) {
            case "" -> {}
            case "AS_IT_IS" -> {
                return Change.NONE;
            }
            case "NOTHING_LEFT" -> throw new NothingLeft();
            case "SHUT_OUT" -> requireShutOutKnowing(userId, knowing);
            default -> throw new NotOffered();
        }
        var active = user.state() == UserState.ACTIVE;
        user.offer(after.privateMitIdOffered(), after.separateMeans());
        users.save(user);
        trail.record(
                "USER_WAYS_CHANGED",
                "user",
                userId,
                Map.of(
                        "privateMitId",
                        after.privateMitIdOffered(),
                        "separateMeans",
                        after.separateMeans().stream().sorted().toList()));
        takeAway(userId, minus(before.separateMeans(), after.separateMeans()));
        losing.follow(user, policy);
        if (active) {
            events.publishEvent(new WaysChanged(
                    Tenancy.organisation(),
                    by.name(),
                    List.of(new Changed(
                            userId,
                            new Ways(
                                    minus(LoginMeans.chosen(after), LoginMeans.chosen(before)),
                                    minus(LoginMeans.chosen(before), LoginMeans.chosen(after)),
                                    LoginMeans.open(user, policy))))));
        }
        return user.state() == UserState.ACTIVE ? Change.MAILED : active ? Change.WAITS : Change.KEPT;
    }

    private static LoginWays.Change difference(LoginChoice before, LoginChoice after) {
        var offered = after.privateMitIdOffered();
        return new LoginWays.Change(
                offered == before.privateMitIdOffered() ? null : offered,
                minus(after.separateMeans(), before.separateMeans()),
                minus(before.separateMeans(), after.separateMeans()));
    }

    private void requireShutOutKnowing(UUID userId, boolean knowing) {
        if (roles.isLast(userId, Role.ORGANISATION_ADMINISTRATOR)) {
            throw new LastAdministrator();
        }
        if (!knowing) {
            throw new ShutsOut();
        }
    }

    private void takeAway(UUID user, Set<IdentificationMeans> taken) {
        taken.forEach(kind -> orders.cancel(user, kind));
        means.of(user).stream()
                .filter(held -> taken.contains(held.kind()))
                .forEach(held -> means.revoke(user, held.id(), UserMeans.Ending.WITHDRAWN));
    }

    private static Set<IdentificationMeans> minus(Set<IdentificationMeans> these, Set<IdentificationMeans> those) {
        return these.stream().filter(one -> !those.contains(one)).collect(Collectors.toSet());
    }

    private static List<LoginMeans> minus(List<LoginMeans> these, List<LoginMeans> those) {
        return these.stream().filter(one -> !those.contains(one)).toList();
    }

    /** What there is to choose for a user. */
    record Offer(User user, LoginPolicy policy) {

        /** Whether they wait or are active, so that there is something to change. */
        public boolean open() {
            return user.state() == UserState.ACTIVE || user.state() == UserState.AWAITING_ACTIVATION;
        }

        /** Whether their private MitID lets them in whatever is chosen, since the organisation appointed them. */
        public boolean appointed() {
            return user.access().enrolment().isAppointed();
        }

        public boolean privateMitId() {
            return policy.privateMitId() && !appointed();
        }

        /** The app, and the devices they were given, as far as the organisation offers them. */
        List<IdentificationMeans> separate() {
            var given = user.access().login().separateMeans();
            return Arrays.stream(IdentificationMeans.values())
                    .filter(policy::offers)
                    .filter(kind -> !kind.isPhysical() || given.contains(kind))
                    .toList();
        }

        /** Those chosen, and those given that nobody can choose at the moment. */
        private Set<IdentificationMeans> given(Set<IdentificationMeans> chosen) {
            var given = EnumSet.noneOf(IdentificationMeans.class);
            given.addAll(user.access().login().separateMeans());
            given.removeIf(policy::offers);
            given.addAll(chosen);
            return given;
        }

        private void check(boolean privateChosen, Set<IdentificationMeans> chosen) {
            if (!open() || privateChosen && !privateMitId() || !separate().containsAll(chosen)) {
                throw new NotOffered();
            }
        }
    }

    /** What became of a change. */
    enum Change {
        /** There was nothing to change. */
        NONE,
        /** The user awaits activation, and meets it when they come. */
        KEPT,
        /** The user is active, and was mailed. */
        MAILED,
        /** The user was active, and has to come by a new link. */
        WAITS
    }

    static class NotOffered extends RuntimeException {}

    static class NothingLeft extends RuntimeException {}

    static class ShutsOut extends RuntimeException {}
}
