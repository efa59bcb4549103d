package dk.ramme.bulk.life;

import dk.ramme.bulk.BulkRun;
import dk.ramme.bulk.Deed;
import dk.ramme.people.Hindrance;
import dk.ramme.people.Role;
import dk.ramme.people.life.UserDeletion;
import dk.ramme.people.list.UserList;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Users are deleted; undone until they are erased, they are brought back. */
@Component
class Deleting implements Deed {

    private final UserDeletion deletion;

    Deleting(UserDeletion deletion) {
        this.deletion = deletion;
    }

    @Override
    public String key() {
        return "DELETE";
    }

    @Override
    public Set<Role> by() {
        return Set.of(Role.USER_ADMINISTRATOR);
    }

    @Override
    public boolean isFor(UserList list) {
        return true;
    }

    @Override
    public Hindrance hindrance(BulkRun run) {
        return UserDeletion.toDelete(run.createdBy());
    }

    @Override
    public void carryOut(BulkRun run, List<UUID> users) {
        deletion.delete(users);
    }

    @Override
    public Duration undoneWithin() {
        return deletion.kept();
    }

    @Override
    public Hindrance hindranceToUndo(BulkRun undo) {
        return deletion.toBringBack();
    }

    @Override
    public void undo(BulkRun undo, Map<UUID, Map<String, String>> before) {
        deletion.bringBack(List.copyOf(before.keySet()));
    }
}
