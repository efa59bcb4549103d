package dk.ramme.imports.row;

import java.util.Locale;
import java.util.regex.Pattern;

/** A person's name out of the columns that hold it, one or several, and out of the order in which it stands there. */
public final class NameFields {

    private static final Pattern PROGRAM_NOTHING =
            Pattern.compile("(?<![\\p{L}\\p{N}])(?:NULL|null|NaN|undefined|#N/A|#I/T)(?![\\p{L}\\p{N}])");

    private final Columns columns;
    private final Row row;

    public NameFields(Columns columns, Row row) {
        this.columns = columns;
        this.row = row;
    }

    /** How it stands in the columns, in the order in which names are said. */
    public String written() {
        var first = value(Column.FIRST_NAME);
        var middle = value(Column.MIDDLE_NAME);
        var last = value(Column.LAST_NAME);
        if (!columns.has(Column.NAME)) return joined(first, middle, last);
        var name = joined(value(Column.NAME), columns.nameGoesOn(row));
        // a column called Name beside one for the other half holds the half that is missing
        if (!last.isEmpty()) return holds(name, last) ? name : joined(name, middle, last);
        return holds(name, first) ? name : joined(first, middle, name);
    }

    /** One of the columns for first and last name is empty. */
    public boolean isHalf() {
        if (columns.has(Column.NAME)) return false;
        return value(Column.FIRST_NAME).isEmpty() != value(Column.LAST_NAME).isEmpty();
    }

    /** {@code Alma NULL}: a program has put together what it had, and had nothing for a part of it. */
    public static String withoutNothing(String name) {
        return FieldText.clean(PROGRAM_NOTHING.matcher(name).replaceAll(" "));
    }

    private static boolean holds(String name, String part) {
        if (part.isEmpty()) return true;
        return (" " + name.toLowerCase(Locale.ROOT).replace(',', ' ') + " ")
                .contains(" " + part.toLowerCase(Locale.ROOT) + " ");
    }

    private String value(Column column) {
        return columns.value(row, column);
    }

    private static String joined(String... parts) {
        var text = new StringBuilder();
        for (var part : parts) {
            if (part.isEmpty()) continue;
            if (!text.isEmpty()) text.append(' ');
            text.append(part);
        }
        return text.toString();
    }
}
