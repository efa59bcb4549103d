package dk.ramme.people.list;

import dk.ramme.people.Origin;
import dk.ramme.people.UserState;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A user as a list shows them.
 *
 * @param groups names, in Danish order
 * @param chosen whether whoever looks has chosen them
 */
record UserRow(
        UUID id,
        String name,
        @Nullable String email,
        @Nullable String rid,
        UserState state,
        Origin origin,
        @Nullable Attention attention,
        List<String> groups,
        boolean chosen) {

    /** The tag that says how it is with the user: its message key is {@code people.state.<this>}. */
    public String tag() {
        return attention != null ? attention.name() : state.name();
    }
}
