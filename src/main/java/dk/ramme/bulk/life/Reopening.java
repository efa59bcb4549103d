package dk.ramme.bulk.life;

import dk.ramme.bulk.BulkRun;
import dk.ramme.bulk.Deed;
import dk.ramme.people.Hindrance;
import dk.ramme.people.Role;
import dk.ramme.people.life.Suspension;
import dk.ramme.people.list.UserList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Suspended users are reopened; undone, they are suspended again, each for the reason there was. */
@Component
class Reopening implements Deed {

    private final Suspension suspension;

    Reopening(Suspension suspension) {
        this.suspension = suspension;
    }

    @Override
    public String key() {
        return "REOPEN";
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
    public Hindrance hindrance(BulkRun run) {
        return Suspension.toReopen();
    }

    @Override
    public void carryOut(BulkRun run, List<UUID> users) {
        suspension.reopen(users);
    }

    @Override
    public String before() {
        return "jsonb_build_object('reason', u.suspension_reason)";
    }

    @Override
    public Hindrance hindranceToUndo(BulkRun undo) {
        return Suspension.toSuspend(undo.createdBy());
    }

    @Override
    public void undo(BulkRun undo, Map<UUID, Map<String, String>> before) {
        var reasons = new LinkedHashMap<UUID, String>();
        before.forEach((user, stood) -> reasons.put(user, stood.getOrDefault("reason", "")));
        suspension.suspend(reasons);
    }
}
