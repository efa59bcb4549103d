package dk.ramme.activation;

import dk.ramme.audit.AuditTrail;
import dk.ramme.bulk.BulkRun;
import dk.ramme.bulk.ChoosingMany;
import dk.ramme.orders.DeliveryAddress;
import dk.ramme.orders.DeliveryAnswer;
import dk.ramme.organisation.LoginPolicy;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.Groups;
import dk.ramme.people.Me;
import dk.ramme.people.UserCondition;
import dk.ramme.people.UserGroup;
import dk.ramme.people.list.UserCounts;
import dk.ramme.people.list.UserFilter;
import dk.ramme.people.list.UserFilters;
import dk.ramme.people.list.UserList;
import dk.ramme.people.list.UserSelection;
import dk.ramme.people.list.UserSelections;
import dk.ramme.tenancy.Tenancy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The choices before an activation, a run like any other: whom, and how they shall log in. Nothing happens to anybody yet. */
@Service
class ActivationChoice {

    private final ChoosingMany choosing;
    private final ActivatedRows rows;
    private final AwaitingUsers waiting;
    private final Organisations organisations;
    private final UserFilters filters;
    private final UserSelections selections;
    private final UserCounts counts;
    private final Groups groups;
    private final Me me;
    private final AuditTrail trail;

    ActivationChoice(
            ChoosingMany choosing,
            ActivatedRows rows,
            AwaitingUsers waiting,
            Organisations organisations,
            UserFilters filters,
            UserSelections selections,
            UserCounts counts,
            Groups groups,
            Me me,
            AuditTrail trail) {
        this.choosing = choosing;
        this.rows = rows;
        this.waiting = waiting;
        this.organisations = organisations;
        this.filters = filters;
        this.selections = selections;
        this.counts = counts;
        this.groups = groups;
        this.me = me;
        this.trail = trail;
    }

    /**
     * These users are to be activated.
     *
     * @throws UnknownUsers when one of them is not the organisation's own: then none is chosen, and all that is written is
     *     that it was tried (T19)
     * @throws NobodyChosen when none of them is there any more
     * @throws NotReady before the set-up is confirmed
     */
    @Transactional(noRollbackFor = UnknownUsers.class)
    public UUID activate(Set<UUID> users) {
        return these(Activating.KEY, users);
    }

    /** These users are to be sent a new link. The same is thrown as where they are to be activated. */
    @Transactional(noRollbackFor = UnknownUsers.class)
    public UUID sendLinks(Set<UUID> users) {
        return these(SendingLinks.KEY, users);
    }

    private UUID these(String deed, Set<UUID> users) {
        requireReady();
        var own = rows.countOwn(users);
        if (own != users.size()) {
            trail.record(
                    "ACTIVATION_REFUSED",
                    "activation",
                    null,
                    Map.of("asked", users.size(), "unknown", users.size() - own));
            throw new UnknownUsers();
        }
        return chosen(deed, new UserCondition("u.id = any(:users)", Map.of("users", users.toArray(UUID[]::new))));
    }

    /**
     * Everyone whom the list of those who have not come shows, to be sent a new link.
     *
     * @throws NobodyChosen when it shows nobody
     * @throws NotReady before the set-up is confirmed
     */
    @Transactional
    public UUID chooseWaiting(WaitingQuery query) {
        requireReady();
        return chosen(SendingLinks.KEY, waiting.shown(query));
    }

    /**
     * Everyone who is deactivated and whom the list shows.
     *
     * @throws NobodyChosen when it shows nobody
     * @throws NotReady before the set-up is confirmed
     */
    @Transactional
    public UUID chooseShown(UserFilter filter) {
        requireReady();
        var deactivated = new UserCondition(UserList.IMPORTED.condition(), Map.of());
        return chosen(Activating.KEY, deactivated.and(filters.of(filter)));
    }

    /**
     * Everyone whom the administrator has chosen on the list of imported users; they stay chosen there until the run has begun.
     *
     * @throws NobodyChosen when that is nobody
     * @throws NotReady before the set-up is confirmed
     */
    @Transactional
    public UUID chooseSelected() {
        requireReady();
        try {
            return choosing.choose(Activating.KEY, UserList.IMPORTED, ChoosingMany.Whom.SELECTED, null)
                    .id();
        } catch (ChoosingMany.NobodyChosen nobody) {
            throw new NobodyChosen();
        }
    }

    private UUID chosen(String deed, UserCondition which) {
        return choosing.choose(deed, which).map(BulkRun::id).orElseThrow(NobodyChosen::new);
    }

    /**
     * Whom there is to choose among.
     *
     * @param group that shall be activated; none, or one that is not the organisation's: none is put forward
     */
    @Transactional(readOnly = true)
    public Whom whom(@Nullable UUID group) {
        return new Whom(
                counts.now().deactivated(),
                selections.of(Tenancy.organisation(), me.user(), UserList.IMPORTED),
                groups.all(),
                group == null ? null : groups.find(group).orElse(null));
    }

    /**
     * Says how the chosen users shall log in.
     *
     * @throws NotOffered when the organisation does not offer it
     * @throws BulkRun.Started when it is too late to choose
     * @throws ChoosingMany.UnknownRun when the organisation has no such activation
     */
    @Transactional
    public void chooseLogin(UUID id, ActivationWays ways) {
        if (!ways.areAllowedBy(policyInForce())) {
            throw new NotOffered();
        }
        choosing.answer(id, Activating.KEY, answers -> answers.put(ActivationWays.ANSWER, ways.answer()));
    }

    /**
     * Says where the devices of all of them are sent.
     *
     * @param other null: to the organisation
     * @throws BulkRun.Started when it is too late to choose
     * @throws ChoosingMany.UnknownRun when the organisation has no such activation
     */
    @Transactional
    public void chooseDelivery(UUID id, @Nullable DeliveryAddress other) {
        choosing.answer(id, Activating.KEY, answers -> {
            answers.keySet().removeAll(DeliveryAnswer.NAMES);
            answers.putAll(DeliveryAnswer.of(other));
        });
    }

    @Transactional(readOnly = true)
    public LoginPolicy policyInForce() {
        return organisations.findById(Tenancy.organisation()).orElseThrow().loginPolicy();
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

    static class NobodyChosen extends RuntimeException {}

    static class NotReady extends RuntimeException {}

    static class NotOffered extends RuntimeException {}
}
