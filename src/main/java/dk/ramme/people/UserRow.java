package dk.ramme.people;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A user as a list shows them. */
record UserRow(
        UUID id,
        String name,
        @Nullable String email,
        @Nullable String rid,
        UserState state,
        boolean knownByCpr) {

    /** The tag that says how it is with the user: its message key is {@code people.state.<this>}. */
    public String tag() {
        if (state != UserState.DEACTIVATED) {
            return state.name();
        }
        return email == null ? "NO_EMAIL" : knownByCpr ? state.name() : "NO_CPR";
    }

    /** Whether a user administrator can activate them: no sooner than a mail reaches them and MitID can recognise them. */
    public boolean isFit() {
        return state == UserState.DEACTIVATED && email != null && knownByCpr;
    }
}
