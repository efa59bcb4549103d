package dk.ramme.imports;

import dk.ramme.imports.check.Outcome;
import dk.ramme.imports.check.RowProblem;
import java.text.Collator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Somebody in a row, masked as everything of a file is.
 *
 * @param moreRights whether there may be others than these
 */
record ImportedPerson(
        int line,
        String name,
        String email,
        String rid,
        List<String> rights,
        boolean moreRights,
        Outcome outcome,
        List<RowProblem> problems) {

    private static final Locale DANISH = Locale.forLanguageTag("da");

    ImportedPerson with(Set<String> others, boolean more) {
        var all = new ArrayList<>(rights);
        others.stream()
                .limit(RightsApart.MOST)
                .sorted(Collator.getInstance(DANISH))
                .forEach(all::add);
        return new ImportedPerson(
                line, name, email, rid, all, more || others.size() > RightsApart.MOST, outcome, problems);
    }
}
