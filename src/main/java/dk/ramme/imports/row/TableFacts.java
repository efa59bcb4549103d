package dk.ramme.imports.row;

import org.jspecify.annotations.Nullable;

/**
 * What is told about a list beside its rows, so that whoever handed it in can see that it was read as they meant it.
 *
 * @param rows under the titles, without the blank ones
 * @param encoding how the bytes were taken for letters; none in a workbook
 * @param lines of the file; none in a workbook
 * @param titleLine the line that the titles end in
 * @param inSeveralLines rows with a field that has line breaks in it
 * @param firstInSeveralLines the line where the first of them begins
 * @param hiddenRows that the spreadsheet does not show, by a filter as a rule
 * @param hiddenColumns likewise
 */
public record TableFacts(
        int rows,
        @Nullable TextEncoding encoding,
        int lines,
        int titleLine,
        int inSeveralLines,
        int firstInSeveralLines,
        int hiddenRows,
        int hiddenColumns) {

    public static TableFacts ofText(
            int rows, TextEncoding encoding, int lines, int titleLine, int several, int firstSeveral) {
        return new TableFacts(rows, encoding, lines, titleLine, several, firstSeveral, 0, 0);
    }

    /** Nothing is told but how many rows there are. */
    public static TableFacts none(int rows) {
        return new TableFacts(rows, null, 0, 0, 0, 0, 0, 0);
    }

    public static TableFacts ofSheet(int rows, int titleLine, int hiddenRows, int hiddenColumns) {
        return new TableFacts(rows, null, 0, titleLine, 0, 0, hiddenRows, hiddenColumns);
    }

    /** The same of a file whose bytes are taken for other letters. */
    public TableFacts with(@Nullable TextEncoding other) {
        return new TableFacts(
                rows, other, lines, titleLine, inSeveralLines, firstInSeveralLines, hiddenRows, hiddenColumns);
    }
}
