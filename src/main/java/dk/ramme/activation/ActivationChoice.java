package dk.ramme.activation;

import dk.ramme.activation.Activation.Kind;
import dk.ramme.audit.AuditTrail;
import dk.ramme.login.SignedIn;
import dk.ramme.means.IdentificationMeans;
import dk.ramme.orders.Delivery;
import dk.ramme.orders.DeliveryAddress;
import dk.ramme.organisation.LoginPolicy;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.Groups;
import dk.ramme.people.UserCondition;
import dk.ramme.people.UserGroup;
import dk.ramme.people.list.UserCounts;
import dk.ramme.people.list.UserFilter;
import dk.ramme.people.list.UserFilters;
import dk.ramme.people.list.UserList;
import dk.ramme.people.list.UserSelection;
import dk.ramme.people.list.UserSelections;
import dk.ramme.tenancy.Tenancy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The choices before an activation: whom, and how they shall log in. Nothing happens to anybody yet. */
@Service
class ActivationChoice {

    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(2);

    private final Activations activations;
    private final ActivationUsers members;
    private final AwaitingUsers waiting;
    private final Organisations organisations;
    private final UserFilters filters;
    private final UserSelections selections;
    private final UserCounts counts;
    private final Groups groups;
    private final AuditTrail trail;
    private final Clock clock;

    ActivationChoice(
            Activations activations,
            ActivationUsers members,
            AwaitingUsers waiting,
            Organisations organisations,
            UserFilters filters,
            UserSelections selections,
            UserCounts counts,
            Groups groups,
            AuditTrail trail,
            Clock clock) {
        this.activations = activations;
        this.members = members;
        this.waiting = waiting;
        this.organisations = organisations;
        this.filters = filters;
        this.selections = selections;
        this.counts = counts;
        this.groups = groups;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * These users.
     *
     * @throws UnknownUsers when one of them is not the organisation's own: then none is chosen, and all that is written is
     *     that it was tried (T19)
     * @throws NotReady before the set-up is confirmed
     */
    @Transactional(noRollbackFor = UnknownUsers.class)
    public UUID choose(SignedIn me, Kind kind, Set<UUID> users) {
        requireReady();
        var own = members.countOwn(users);
        if (own != users.size()) {
            trail.record(
                    "ACTIVATION_REFUSED",
                    "activation",
                    null,
                    Map.of("asked", users.size(), "unknown", users.size() - own));
            throw new UnknownUsers();
        }
        var activation = begin(me, kind);
        activation.choose(members.addChosen(activation.id(), users));
        return activations.save(activation).id();
    }

    /**
     * Everyone whom the list of those who have not come shows, to be sent a new link.
     *
     * @throws NobodyChosen when it shows nobody
     * @throws NotReady before the set-up is confirmed
     */
    @Transactional
    public UUID chooseWaiting(SignedIn me, WaitingQuery query) {
        requireReady();
        var activation = begin(me, Kind.LINKS);
        return chosen(activation, members.addShown(activation.id(), waiting.shown(query)));
    }

    /**
     * Everyone who is deactivated and whom the list shows.
     *
     * @throws NobodyChosen when it shows nobody
     * @throws NotReady before the set-up is confirmed
     */
    @Transactional
    public UUID chooseShown(SignedIn me, UserFilter filter) {
        requireReady();
        var activation = begin(me, Kind.ACTIVATION);
        return chosen(activation, members.addShown(activation.id(), deactivated(filters.of(filter))));
    }

    /**
     * Everyone whom the administrator has chosen on the list of imported users; they are chosen there no more.
     *
     * @throws NobodyChosen when that is nobody
     * @throws NotReady before the set-up is confirmed
     */
    @Transactional
    public UUID chooseSelected(SignedIn me) {
        requireReady();
        var activation = begin(me, Kind.ACTIVATION);
        var selected = selections.users(me.organisation(), me.user(), UserList.IMPORTED);
        var id = chosen(activation, members.addShown(activation.id(), deactivated(selected)));
        selections.clear(me.organisation(), me.user(), UserList.IMPORTED);
        return id;
    }

    private static UserCondition deactivated(UserCondition which) {
        return new UserCondition("u.state = 'DEACTIVATED'", Map.of()).and(which);
    }

    private UUID chosen(Activation activation, int users) {
        if (users == 0) {
            throw new NobodyChosen();
        }
        activation.choose(users);
        return activations.save(activation).id();
    }

    /**
     * Whom there is to choose among.
     *
     * @param group that shall be activated; none, or one that is not the organisation's: none is put forward
     */
    @Transactional(readOnly = true)
    public Whom whom(SignedIn me, @Nullable UUID group) {
        return new Whom(
                counts.now().deactivated(),
                selections.of(me.organisation(), me.user(), UserList.IMPORTED),
                groups.all(),
                group == null ? null : groups.find(group).orElse(null));
    }

    /**
     * Says how the chosen users shall log in.
     *
     * @throws NotOffered when the organisation does not offer it
     * @throws Started when it is too late to choose
     */
    @Transactional
    public void chooseLogin(UUID id, boolean privateMitId, Set<IdentificationMeans> separate) {
        var activation = activations.lock(id).orElseThrow(UnknownActivation::new);
        activation.chooseLogin(privateMitId, separate, policyInForce());
        activations.save(activation);
        trail.record(
                "ACTIVATION_LOGIN_CHOSEN",
                "activation",
                id,
                Map.of(
                        "privateMitId",
                        privateMitId,
                        "separateMeans",
                        separate.stream().sorted().toList()));
    }

    /**
     * Says where the devices of all of them are sent.
     *
     * @param other null: to the organisation
     * @throws Started when it is too late to choose
     */
    @Transactional
    public void chooseDelivery(UUID id, @Nullable DeliveryAddress other) {
        var activation = activations.lock(id).orElseThrow(UnknownActivation::new);
        activation.chooseDelivery(other);
        activations.save(activation);
        trail.record(
                "ACTIVATION_DELIVERY_CHOSEN",
                "activation",
                id,
                Map.of("delivery", other == null ? Delivery.ORGANISATION : Delivery.OTHER));
    }

    @Transactional(readOnly = true)
    public LoginPolicy policyInForce() {
        return organisations.findById(Tenancy.organisation()).orElseThrow().loginPolicy();
    }

    private Activation begin(SignedIn me, Kind kind) {
        var now = clock.instant();
        activations.forget(now.minus(FORGOTTEN_AFTER));
        var activation = activations.saveAndFlush(new Activation(kind, me.user(), me.personName(), now));
        trail.record("ACTIVATION_BEGUN", "activation", activation.id(), Map.of("kind", kind));
        return activation;
    }

    private void requireReady() {
        if (!organisations.findById(Tenancy.organisation()).orElseThrow().isReady()) {
            throw new NotReady();
        }
    }

    /**
     * @param deactivated how many wait in all
     * @param selection those picked out on the list of imported users
     * @param group the group that was asked for
     */
    record Whom(
            long deactivated,
            UserSelection selection,
            List<UserGroup> groups,
            @Nullable UserGroup group) {}

    static class UnknownUsers extends RuntimeException {}

    static class UnknownActivation extends RuntimeException {}

    static class NobodyChosen extends RuntimeException {}

    static class NotReady extends RuntimeException {}

    static class NotOffered extends RuntimeException {}

    static class Started extends RuntimeException {}
}
