package dk.ramme.activation;

import dk.ramme.audit.Actors;
import dk.ramme.audit.AuditTrail;
import dk.ramme.bulk.BulkRun;
import dk.ramme.bulk.Deed;
import dk.ramme.link.TemporaryCodes;
import dk.ramme.orders.DeliveryAnswer;
import dk.ramme.orders.DeviceOrders;
import dk.ramme.organisation.Organisation;
import dk.ramme.organisation.Organisations;
import dk.ramme.people.Hindrance;
import dk.ramme.people.Role;
import dk.ramme.people.Users;
import dk.ramme.people.list.UserList;
import dk.ramme.tenancy.Tenancy;
import dk.ramme.ui.SummaryRow;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Users are activated (A1): state, orders, link, mail and trail of a user come together or not at all. Undone, whoever has not
 * begun is not activated again: their link is dead, and what has not been sent is called off.
 */
@Component
class Activating implements Deed {

    static final String KEY = "ACTIVATE";
    static final String QUESTION = "login";

    private final ActivatedRows rows;
    private final ActivationAhead ahead;
    private final Organisations organisations;
    private final Users users;
    private final DeviceOrders orders;
    private final IssuingLinks issuing;
    private final TemporaryCodes codes;
    private final Actors actors;
    private final AuditTrail trail;
    private final Clock clock;

    Activating(
            ActivatedRows rows,
            ActivationAhead ahead,
            Organisations organisations,
            Users users,
            DeviceOrders orders,
            IssuingLinks issuing,
            TemporaryCodes codes,
            Actors actors,
            AuditTrail trail,
            Clock clock) {
        this.rows = rows;
        this.ahead = ahead;
        this.organisations = organisations;
        this.users = users;
        this.orders = orders;
        this.issuing = issuing;
        this.codes = codes;
        this.actors = actors;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public Set<Role> by() {
        return Set.of(Role.USER_ADMINISTRATOR);
    }

    @Override
    public boolean isFor(UserList list) {
        return list == UserList.IMPORTED;
    }

    @Override
    public String question() {
        return QUESTION;
    }

    /** What the organisation has stopped offering meanwhile has to be chosen anew. */
    @Override
    public boolean isAnswered(BulkRun run) {
        return ActivationWays.of(run).areAllowedBy(organisation().loginPolicy());
    }

    @Override
    public Set<String> forgets() {
        return DeliveryAnswer.NAMES;
    }

    @Override
    public List<SummaryRow> details(BulkRun run, int activated) {
        return ahead.of(run, activated);
    }

    @Override
    public Hindrance hindrance(BulkRun run) {
        var organisation = organisation();
        return ExclusionRules.toActivate(
                organisation.isReady(), ActivationWays.of(run).areAllowedBy(organisation.loginPolicy()));
    }

    @Override
    public void carryOut(BulkRun run, List<UUID> deactivated) {
        var ways = ActivationWays.of(run);
        rows.activate(deactivated, ways, run.createdBy(), clock.instant());
        var address = DeliveryAnswer.in(run.parameters());
        ways.devices().forEach(device -> orders.order(deactivated, device, address, actors.current()));
        trail.recordAll(actors.current(), "USER_ACTIVATED", "user", deactivated, Map.of("activation", run.id()));
        issuing.issue(users.addressed(deactivated), organisation(), run.createdByName(), false);
    }

    @Override
    public List<Afterwards> afterwards(BulkRun run) {
        return ahead.afterwards(run, rows.inNeedOfCode(run));
    }

    @Override
    public Hindrance hindranceToUndo(BulkRun undo) {
        return ExclusionRules.toCallBack();
    }

    @Override
    public void undo(BulkRun undo, Map<UUID, Map<String, String>> before) {
        var awaiting = List.copyOf(before.keySet());
        rows.callBack(awaiting);
        issuing.callBack(awaiting, Tenancy.organisation());
        codes.revoke(awaiting);
        orders.cancelAll(awaiting);
        trail.recordAll(
                actors.current(),
                "USER_ACTIVATION_UNDONE",
                "user",
                awaiting,
                Map.of("activation", undo.undoOf().orElseThrow()));
    }

    private Organisation organisation() {
        return organisations.findById(Tenancy.organisation()).orElseThrow();
    }
}
