package dk.ramme.people.role;

import dk.ramme.people.Role;
import dk.ramme.ui.TypedNumber;
import jakarta.validation.constraints.Pattern;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The roles a user shall have, as ticked.
 *
 * @param stood those they held when the page was opened, with blanks between
 * @param version of the user when the page was opened
 * @param sure ticked by whoever knows that a user whose name is in doubt is the right person
 */
record RolesForm(
        @Nullable List<@Pattern(regexp = ROLE, message = "{people.roles.unknown}") String> roles,

        @Pattern(regexp = "(?:" + ROLE + "| )*", message = "{people.roles.unknown}") @Nullable
        String stood,

        @Nullable String version,
        @Nullable String sure) {

    static final String ROLE = "ORGANISATION_ADMINISTRATOR|USER_ADMINISTRATOR|RIGHTS_ADMINISTRATOR";

    static RolesForm of(Set<Role> held, int version) {
        return new RolesForm(held.stream().map(Role::name).toList(), text(held), String.valueOf(version), null);
    }

    /** The version the choice was made on; whoever does not say saw the newest. */
    @Nullable
    Integer basedOn() {
        return version == null ? null : TypedNumber.read(version);
    }

    boolean isSure() {
        return "true".equals(sure);
    }

    Set<Role> wanted() {
        return parse(roles == null ? List.of() : roles);
    }

    Set<Role> before() {
        return parse(
                stood == null || stood.isBlank()
                        ? List.of()
                        : List.of(stood.strip().split(" +")));
    }

    static String text(Set<Role> held) {
        return String.join(" ", held.stream().map(Role::name).toList());
    }

    private static Set<Role> parse(List<String> names) {
        var found = EnumSet.noneOf(Role.class);
        names.forEach(name -> found.add(Role.valueOf(name)));
        return found;
    }
}
