package dk.ramme.keyring;

import dk.ramme.means.HeldMeans;
import dk.ramme.means.IdentificationMeans;
import dk.ramme.means.LoginId;
import dk.ramme.means.LoginIds;
import dk.ramme.means.UserMeans;
import dk.ramme.orders.DeviceOrder;
import dk.ramme.orders.DeviceOrders;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.User;
import dk.ramme.people.UserState;
import dk.ramme.people.Users;
import dk.ramme.tenancy.Tenancy;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a user holds, and what they may take into use: what they were given, while the organisation offers it. */
@Service
class Keyring {

    private final Users users;
    private final Organisations organisations;
    private final UserMeans means;
    private final LoginIds loginIds;
    private final DeviceOrders orders;

    Keyring(Users users, Organisations organisations, UserMeans means, LoginIds loginIds, DeviceOrders orders) {
        this.users = users;
        this.organisations = organisations;
        this.means = means;
        this.loginIds = loginIds;
        this.orders = orders;
    }

    @Transactional(readOnly = true)
    public Content of(UUID userId) {
        var user = users.findById(userId).orElseThrow();
        var organisation = organisations.findById(Tenancy.organisation()).orElseThrow();
        var held = means.of(userId);
        var policy = organisation.loginPolicy();
        return new Content(
                organisation.name(),
                user,
                loginIds.of(userId).orElse(null),
                held.stream()
                        .map(one -> new Line(
                                one,
                                user.access().letsSeparateMeansIn(one.kind(), policy),
                                one.kind().givesCodes() && mayTake(user, one.kind())))
                        .toList(),
                Arrays.stream(IdentificationMeans.values())
                        .filter(kind -> mayTake(user, kind))
                        .toList(),
                orders.of(userId).stream().filter(DeviceOrder::isOpen).toList(),
                user.access().letsPrivateMitIdIn(policy));
    }

    /**
     * The user has a device in their hand.
     *
     * @throws DeviceOrders.Unknown when it is not theirs
     * @throws DeviceOrder.NotNow when it was not sent, or was replaced meanwhile
     */
    @Transactional
    public void receive(UUID userId, UUID order) {
        orders.receive(userId, order);
    }

    /** Whether the user may take a means of this kind into use now. */
    @Transactional(readOnly = true)
    public boolean mayTake(UUID userId, IdentificationMeans kind) {
        return users.findById(userId).filter(user -> mayTake(user, kind)).isPresent();
    }

    @Transactional(readOnly = true)
    public Optional<HeldMeans> find(UUID userId, UUID meansId) {
        return means.find(meansId).filter(held -> held.userId().equals(userId));
    }

    private boolean mayTake(User user, IdentificationMeans kind) {
        var open = user.state() == UserState.ACTIVE || user.state() == UserState.AWAITING_ACTIVATION;
        return open
                && user.access().identifiedAt().isPresent()
                && user.access().login().separateMeans().contains(kind)
                && organisations
                        .findById(Tenancy.organisation())
                        .orElseThrow()
                        .loginPolicy()
                        .offers(kind);
    }

    /**
     * @param loginId what the user types besides a code; they have one from their first means on
     * @param open the kinds they may take into use
     * @param orders devices that are on their way to them
     * @param privateMitId whether they get in without any of it
     */
    record Content(
            String organisation,
            User user,
            @Nullable LoginId loginId,
            List<Line> lines,
            List<IdentificationMeans> open,
            List<DeviceOrder> orders,
            boolean privateMitId) {

        /** Whether nothing else lets the user in (L3). */
        boolean dependsOn(UUID meansId) {
            return !privateMitId
                    && lines.stream()
                            .noneMatch(line -> line.usable()
                                    && !line.means().locked()
                                    && !line.means().id().equals(meansId));
        }

        /** Whether something else than this means lets the user in, to choose another PIN for it. */
        boolean hasBeside(UUID meansId) {
            return !dependsOn(meansId);
        }

        /** Whether they have something that is used with their user ID; a chip says itself who they are. */
        public boolean usesLoginId() {
            return loginId != null
                    && lines.stream().anyMatch(line -> line.means().kind().givesCodes());
        }

        public boolean isActive() {
            return user.state() == UserState.ACTIVE;
        }
    }

    /**
     * @param usable whether it lets the user in, as things are now
     * @param pin whether the user may choose a PIN for it
     */
    record Line(HeldMeans means, boolean usable, boolean pin) {}
}
