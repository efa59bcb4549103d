package dk.ramme.people.list;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was ticked on a page of a list.
 *
 * @param shown the users on the page
 * @param user those of them that are ticked
 * @param deed what to do then: {@link SelectionController}
 */
record SelectionForm(
        @Nullable Set<UUID> shown,
        @Nullable Set<UUID> user,
        @Nullable String deed) {

    Set<UUID> ticked() {
        return user == null ? Set.of() : user;
    }

    Set<UUID> notTicked() {
        var rest = new HashSet<>(shown == null ? Set.<UUID>of() : shown);
        rest.removeAll(ticked());
        return rest;
    }

    Set<UUID> wholePage() {
        var page = new HashSet<>(ticked());
        page.addAll(notTicked());
        return page;
    }
}
