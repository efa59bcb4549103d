package dk.ramme.granting;

import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The rights somebody shall have, as ticked.
 *
 * @param stood a mark of those they had when the page was opened
 */
record RightsForm(
        @Size(max = 500, message = "{granting.rights.unknown}") @Nullable
        List<@Size(max = 300, message = "{granting.rights.unknown}") String> rights,

        @Nullable String stood) {

    static RightsForm of(Set<String> held) {
        return new RightsForm(List.copyOf(held), mark(held));
    }

    Set<String> wanted() {
        return rights == null ? Set.of() : new TreeSet<>(rights);
    }

    static String mark(Collection<String> keys) {
        var sorted = String.join("\n", new TreeSet<>(keys));
        return UUID.nameUUIDFromBytes(sorted.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
