package dk.ramme.bulk.life;

import dk.ramme.bulk.BulkRun;
import dk.ramme.bulk.Deed;
import dk.ramme.people.Hindrance;
import dk.ramme.people.Role;
import dk.ramme.people.life.Suspension;
import dk.ramme.people.list.UserList;
import dk.ramme.ui.SummaryRow;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Users are suspended, for a reason they share; undone, they are reopened. */
@Component
class Suspending implements Deed {

    static final String KEY = "SUSPEND";
    static final String REASON = "reason";

    private final Suspension suspension;

    Suspending(Suspension suspension) {
        this.suspension = suspension;
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
        return list == UserList.USERS;
    }

    @Override
    public String question() {
        return "reason";
    }

    @Override
    public boolean isAnswered(BulkRun run) {
        return run.parameters().containsKey(REASON);
    }

    @Override
    public Set<String> forgets() {
        return Set.of(REASON);
    }

    @Override
    public List<SummaryRow> details(BulkRun run, int users) {
        return List.of(new SummaryRow(
                "bulk.SUSPEND.asked",
                run.parameter(REASON),
                "/bulk/" + run.id() + "/" + question(),
                "bulk.SUSPEND.asked"));
    }

    @Override
    public Hindrance hindrance(BulkRun run) {
        return Suspension.toSuspend(run.createdBy());
    }

    @Override
    public void carryOut(BulkRun run, List<UUID> users) {
        suspension.suspend(users, run.parameter(REASON));
    }

    @Override
    public Hindrance hindranceToUndo(BulkRun undo) {
        return Suspension.toReopen();
    }

    @Override
    public void undo(BulkRun undo, Map<UUID, Map<String, String>> before) {
        suspension.reopen(before.keySet());
    }
}
