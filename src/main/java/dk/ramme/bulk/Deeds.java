package dk.ramme.bulk;

import dk.ramme.people.Hindrance;
import dk.ramme.people.list.UserList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** All that can be done to many users at once. */
@Component
class Deeds {

    private final Map<String, Deed> deeds = new LinkedHashMap<>();

    Deeds(List<Deed> all) {
        all.forEach(deed -> {
            if (deeds.put(deed.key(), deed) != null) {
                throw new IllegalStateException("two deeds are called " + deed.key());
            }
        });
    }

    Set<String> keys() {
        return deeds.keySet();
    }

    /** The deed of a run. */
    Deed of(BulkRun run) {
        return find(run.deed()).orElseThrow();
    }

    /** What stands in its way, or in that of its undo. */
    Hindrance hindrance(BulkRun run) {
        var deed = of(run);
        return run.isUndo() ? deed.hindranceToUndo(run) : deed.hindrance(run);
    }

    /** Whether the run knows all that it needs to know; an undo does from the start. */
    boolean isAnswered(BulkRun run) {
        return run.isUndo() || !run.isChoosing() || of(run).isAnswered(run);
    }

    Optional<Deed> find(String key) {
        return Optional.ofNullable(deeds.get(key));
    }

    /** What can be done to users of the list. */
    List<Deed> on(UserList list) {
        return deeds.values().stream().filter(deed -> deed.isFor(list)).toList();
    }
}
