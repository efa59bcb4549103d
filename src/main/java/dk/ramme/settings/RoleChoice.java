package dk.ramme.settings;

import dk.ramme.people.Role;
import java.util.UUID;

/** A role that an administrator shall have beside the one they hold; written {@code ROLE:user}. */
public record RoleChoice(Role role, UUID userId) {

    /** @throws IllegalArgumentException when the text is not what {@link #toString} writes */
    public static RoleChoice parse(String choice) {
        var parts = choice.split(":", 2);
        return new RoleChoice(Role.valueOf(parts[0]), UUID.fromString(parts[parts.length - 1]));
    }

    @Override
    public String toString() {
        return role.name() + ":" + userId;
    }
}
