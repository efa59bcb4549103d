package dk.ramme.setup;

import dk.ramme.ui.TypedNumber;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which further roles the administrators shall have, as typed; nobody need have any. */
record RolesForm(@Nullable List<String> roles, @Nullable String version) {

    List<String> choices() {
        return roles == null ? List.of() : roles.stream().distinct().sorted().toList();
    }

    int basedOn() {
        return TypedNumber.read(version);
    }
}
