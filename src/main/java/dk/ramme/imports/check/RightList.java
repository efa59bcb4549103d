package dk.ramme.imports.check;

import dk.ramme.imports.row.Column;
import dk.ramme.imports.row.FieldText;
import dk.ramme.imports.row.Masked;
import dk.ramme.imports.row.NoValue;
import dk.ramme.rights.KnownRights;
import dk.ramme.rights.RightName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;

/** The rights that stand in one field, whichever way the source lists them. */
final class RightList {

    private static final Pattern BETWEEN = Pattern.compile("[,;|\\n\\r]");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private RightList() {}

    /** Unknown rights come along in the source's own words and are told; those that are no words are not. */
    static List<RightName> read(RowFindings findings, KnownRights.Lookup known) {
        var text = findings.value(Column.RIGHTS);
        if (text.isEmpty()) return List.of();
        var rights = new LinkedHashSet<RightName>();
        var unknown = new ArrayList<String>();
        for (var part : BETWEEN.split(text)) {
            var word = FieldText.clean(part);
            if (NoValue.is(word, Column.RIGHTS)) continue;
            if (word.length() > RightName.LONGEST || CONTROL.matcher(word).find() || Masked.holdsCpr(word)) {
                findings.add(RowProblem.RIGHT_IMPOSSIBLE, Column.RIGHTS, word);
                continue;
            }
            var right = known.find(word);
            if (rights.add(right) && !right.isKnown()) unknown.add(right.name());
        }
        if (!unknown.isEmpty()) findings.add(RowProblem.RIGHT_UNKNOWN, Column.RIGHTS, String.join(", ", unknown));
        return List.copyOf(rights);
    }
}
