package dk.ramme.imports.row;

import dk.ramme.imports.row.TextDate.Dates;
import java.util.List;
import java.util.Set;

/**
 * How a list writes what can be written in several ways, told by its columns as wholes or said by whoever imports it. Kept
 * beside the rows: what is shown before an import and what the import does are read alike.
 *
 * @param birth how birth dates are written
 * @param until how the last days of signatures are written
 * @param names whether they stand as {@code Krogh, Emil}
 * @param nameGoesOn the places of columns without a title that hold the rest of the name, none as a rule
 * @param active words for a status that somebody has said mean that a signature is in use
 */
public record Conventions(Dates birth, Dates until, NameOrder names, List<Integer> nameGoesOn, Set<String> active) {

    static final Conventions DANISH =
            new Conventions(Dates.DANISH, Dates.DANISH, NameOrder.SPOKEN, List.of(), Set.of());

    public Conventions {
        nameGoesOn = List.copyOf(nameGoesOn);
        active = Set.copyOf(active);
    }
}
