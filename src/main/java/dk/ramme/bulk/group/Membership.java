package dk.ramme.bulk.group;

import dk.ramme.bulk.BulkRun;
import dk.ramme.bulk.Deed;
import dk.ramme.people.Hindrance;
import dk.ramme.people.Role;
import dk.ramme.people.group.KeepGroups;
import dk.ramme.people.list.UserList;
import dk.ramme.ui.SummaryRow;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Users are put into a group or taken out of it; the one is the undo of the other. */
abstract class Membership implements Deed {

    static final String GROUP = "group";

    /** What the group was called when it was chosen. */
    static final String NAME = "name";

    private final KeepGroups groups;
    private final boolean joining;

    Membership(KeepGroups groups, boolean joining) {
        this.groups = groups;
        this.joining = joining;
    }

    @Override
    public String key() {
        return joining ? Joining.KEY : Leaving.KEY;
    }

    @Override
    public Set<Role> by() {
        return KeepGroups.KEEP_MEMBERS;
    }

    @Override
    public boolean isFor(UserList list) {
        return true;
    }

    @Override
    public String question() {
        return "group";
    }

    @Override
    public boolean isAnswered(BulkRun run) {
        return run.parameters().containsKey(GROUP);
    }

    @Override
    public List<SummaryRow> details(BulkRun run, int users) {
        return List.of(new SummaryRow(
                "bulk.group.asked", run.parameter(NAME), "/bulk/" + run.id() + "/" + question(), "bulk.group.asked"));
    }

    @Override
    public Hindrance hindrance(BulkRun run) {
        return joining ? KeepGroups.toJoin(group(run)) : KeepGroups.toLeave(group(run));
    }

    @Override
    public void carryOut(BulkRun run, List<UUID> users) {
        move(joining, group(run), users);
    }

    @Override
    public Hindrance hindranceToUndo(BulkRun undo) {
        return joining ? KeepGroups.toLeave(group(undo)) : KeepGroups.toJoin(group(undo));
    }

    @Override
    public void undo(BulkRun undo, Map<UUID, Map<String, String>> before) {
        move(!joining, group(undo), List.copyOf(before.keySet()));
    }

    private void move(boolean in, UUID group, List<UUID> users) {
        if (in) {
            groups.add(group, users);
        } else {
            groups.remove(group, users);
        }
    }

    private static UUID group(BulkRun run) {
        return UUID.fromString(run.parameter(GROUP));
    }

    @Component
    static class Joining extends Membership {

        static final String KEY = "JOIN_GROUP";

        Joining(KeepGroups groups) {
            super(groups, true);
        }
    }

    @Component
    static class Leaving extends Membership {

        static final String KEY = "LEAVE_GROUP";

        Leaving(KeepGroups groups) {
            super(groups, false);
        }
    }
}
