package dk.ramme.imports.change;

import dk.ramme.imports.row.Column;
import org.jspecify.annotations.Nullable;

/**
 * A row of a file of changes.
 *
 * @param rid as it stands there; null where it names none
 * @param email likewise
 * @param problem why nothing comes of it, as far as the row itself tells
 * @param field that is to blame
 */
record ChangeRow(
        int line,
        @Nullable String rid,
        @Nullable String email,
        Asked asked,
        @Nullable ChangeProblem problem,
        @Nullable Column field) {}
