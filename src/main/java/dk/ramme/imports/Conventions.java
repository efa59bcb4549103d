package dk.ramme.imports;

import dk.ramme.imports.TextDate.Dates;
import java.util.Set;

/**
 * How a list writes what can be written in several ways, told by its columns as wholes or said by whoever imports it. Kept
 * beside the rows: what is shown before an import and what the import does are read alike.
 *
 * @param birth how birth dates are written
 * @param until how the last days of signatures are written
 * @param lastFirst whether names stand as {@code Krogh, Emil}
 * @param nameGoesOn the place of a column without a title that holds the rest of the name, none as a rule
 * @param active words for a status that somebody has said mean that a signature is in use
 */
record Conventions(Dates birth, Dates until, boolean lastFirst, int nameGoesOn, Set<String> active) {

    static final int NONE = -1;
    static final Conventions DANISH = new Conventions(Dates.DANISH, Dates.DANISH, false, NONE, Set.of());

    Conventions {
        active = Set.copyOf(active);
    }
}
