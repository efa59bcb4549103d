package dk.ramme.imports.file;

import dk.ramme.imports.row.FieldText;
import java.util.regex.Pattern;

/**
 * Tells a field with rows in it from one with lines: a quotation mark that nobody meant as one takes in everything up to
 * the next, and whoever stands in between would be lost without a word.
 */
final class SwallowedRows {

    private static final Pattern LINE_END = Pattern.compile("\\r\\n|\\r|\\n");
    private static final Pattern SOMEBODY =
            Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]+|(?<![0-9])[0-9]{6}[- ]?[0-9]{4}(?![0-9])");
    private static final int RID = 5;

    private final char separator;
    private final int enough;

    /** @param width how many fields a row has */
    SwallowedRows(char separator, int width) {
        this.separator = separator;
        this.enough = Math.max(2, width / 2);
    }

    boolean isIn(String field) {
        var lines = LINE_END.split(field, -1);
        for (int i = 1; i < lines.length; i++) {
            if (isRow(lines[i])) return true;
        }
        return false;
    }

    /** Many separators, or one beside what only somebody's row has. */
    private boolean isRow(String line) {
        long separators = line.chars().filter(c -> c == separator).count();
        if (separators == 0) return false;
        return separators >= enough || SOMEBODY.matcher(line).find() || beginsWithNumber(line);
    }

    private boolean beginsWithNumber(String line) {
        var first = FieldText.clean(line.substring(0, line.indexOf(separator)));
        return first.length() >= RID && first.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
