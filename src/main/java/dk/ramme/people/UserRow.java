package dk.ramme.people;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A user as a list shows them. */
record UserRow(
        UUID id,
        String name,
        @Nullable String email,
        @Nullable String rid,
        UserState state) {

    /** The tag that says how it is with the user: its message key is {@code people.state.<this>}. */
    String tag() {
        return state == UserState.DEACTIVATED && email == null ? "NO_EMAIL" : state.name();
    }
}
