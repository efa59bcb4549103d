package dk.ramme.imports.registry;

import dk.ramme.imports.row.Section;
import java.util.List;

/**
 * What an item of a section is made of.
 *
 * @param titles its fields, which are the titles of the rows
 * @param needed how many of them, from the first, no item may be without
 */
record RegistryItem(List<String> titles, int needed) {

    private static final RegistryItem USER =
            new RegistryItem(List.of("rid", "name", "email", "cpr", "birthDate", "status", "validUntil", "cvr"), 2);
    private static final RegistryItem RIGHT = new RegistryItem(List.of("rid", "right", "cvr"), 2);
    private static final RegistryItem ADMINISTRATOR =
            new RegistryItem(List.of("register", "name", "role", "email", "rid", "cpr", "birthDate", "cvr"), 2);
    private static final RegistryItem ORGANISATION =
            new RegistryItem(List.of("kind", "value", "label", "validUntil", "cvr"), 2);

    static RegistryItem of(Section section) {
        return switch (section) {
            case USERS -> USER;
            case RIGHTS -> RIGHT;
            case ADMINISTRATORS -> ADMINISTRATOR;
            case ORGANISATION -> ORGANISATION;
            case PERSONS -> throw new IllegalArgumentException("no registry has " + section);
        };
    }
}
