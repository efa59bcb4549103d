package dk.ramme.imports.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import dk.ramme.imports.row.FieldText;
import dk.ramme.imports.row.FileProblem;
import dk.ramme.imports.row.FileRefused;
import dk.ramme.imports.row.Row;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The titles of a CSV file and what separates them: the sign with which most of the first rows' fields are known titles. */
record CsvHead(TitleRows titles, char separator) {

    private static final char[] SEPARATORS = {';', ',', '\t', '|'};
    private static final Pattern DECLARED = Pattern.compile("\\uFEFF?sep=.?", Pattern.CASE_INSENSITIVE);

    /**
     * @param text from its beginning
     * @param longestLine most signs of a line
     */
    static CsvHead read(Reader text, int longestLine) throws IOException {
        var start = start(text, 4 * longestLine);
        CsvHead best = null;
        FileRefused refused = null;
        for (char separator : SEPARATORS) {
            var rows = new ArrayList<Row>();
            var broken = read(start, separator, longestLine, rows);
            if (rows.isEmpty()) {
                if (refused == null) refused = broken;
                continue;
            }
            var found = new CsvHead(TitleRows.in(rows), separator);
            if (best == null || found.isBetterThan(best)) best = found;
        }
        if (best != null && (refused == null || best.titles.known() > 1)) return best.checked();
        throw refused == null ? FileRefused.because(FileProblem.EMPTY) : refused;
    }

    private boolean isBetterThan(CsvHead other) {
        if (titles.known() != other.titles.known()) return titles.known() > other.titles.known();
        return titles.titles().size() > other.titles.titles().size();
    }

    private CsvHead checked() {
        if (titles.titles().size() == 1) throw FileRefused.because(FileProblem.NO_SEPARATOR);
        return this;
    }

    /** The first rows that are not blank. @return why there are no more, null when there are */
    private static @Nullable FileRefused read(String start, char separator, int longestLine, List<Row> rows)
            throws IOException {
        try (var records = CsvTable.reader(start, separator, longestLine)) {
            for (var found : records) {
                var row = new Row((int) found.getStartingLineNumber(), found.getFields());
                if (row.isBlank() || rows.isEmpty() && isDeclaration(row)) continue;
                rows.add(row);
                if (rows.size() == TitleRows.LOOKED_AT) break;
            }
            return null;
        } catch (CsvParseException broken) {
            return CsvTable.refused(broken, 1);
        }
    }

    private static boolean isDeclaration(Row row) {
        return DECLARED.matcher(row.fields().get(0)).matches()
                && row.fields().stream().skip(1).allMatch(FieldText::isBlank);
    }

    private static String start(Reader text, int most) throws IOException {
        var start = new char[most];
        int length = 0;
        for (int read = text.read(start); read > 0; read = text.read(start, length, most - length)) length += read;
        return new String(start, 0, length);
    }
}
