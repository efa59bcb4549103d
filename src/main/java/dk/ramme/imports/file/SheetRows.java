package dk.ramme.imports.file;

import dk.ramme.imports.row.FieldText;
import dk.ramme.imports.row.FileProblem;
import dk.ramme.imports.row.FileRefused;
import dk.ramme.imports.row.Row;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a sheet from the top, without the blank ones. */
final class SheetRows {

    private static final int LAST_ROW = 1_048_576;
    private static final int LAST_COLUMN = 16_384;

    private final XmlPart xml;
    private final SharedTexts texts;
    private final CellFormats formats;
    private final int longest;
    private final BitSet hiddenColumns = new BitSet();
    private int hiddenRows;
    private int line;

    /** @param longest most characters in a row */
    SheetRows(XmlPart xml, SharedTexts texts, CellFormats formats, int longest) {
        this.xml = xml;
        this.texts = texts;
        this.formats = formats;
        this.longest = longest;
    }

    @Nullable
    Row next() {
        while (xml.next()) {
            if (xml.starts("col")) noteColumns();
            if (!xml.starts("row")) continue;
            line = line(xml.attribute("r"));
            boolean hidden = isTrue(xml.attribute("hidden"));
            var fields = fields();
            if (fields.isEmpty()) continue;
            if (hidden) hiddenRows++;
            return new Row(line, fields);
        }
        return null;
    }

    /** Rows with anything in them, so far, that the spreadsheet does not show. */
    int hiddenRows() {
        return hiddenRows;
    }

    /** How many of the first columns the spreadsheet does not show. */
    int hiddenColumns(int width) {
        return hiddenColumns.get(0, width).cardinality();
    }

    private void noteColumns() {
        if (!isTrue(xml.attribute("hidden"))) return;
        int first = whole(String.valueOf(xml.attribute("min")));
        int last = Math.min(whole(String.valueOf(xml.attribute("max"))), CsvTable.MOST_COLUMNS);
        if (first > 0 && first <= last) hiddenColumns.set(first - 1, last);
    }

    private static boolean isTrue(@Nullable String value) {
        return "1".equals(value) || "true".equals(value);
    }

    /** Rows and cells may leave out where they stand, but not stand before what came before them. */
    private int line(@Nullable String number) {
        int found = number == null ? line + 1 : whole(number);
        if (found <= line || found > LAST_ROW) throw FileRefused.because(FileProblem.BROKEN_WORKBOOK);
        return found;
    }

    private List<String> fields() {
        var fields = new ArrayList<String>();
        int column = -1;
        int length = 0;
        while (xml.next() && !xml.ends("row")) {
            if (!xml.starts("c")) continue;
            column = column(xml.attribute("r"), column);
            var field = field();
            if (FieldText.isBlank(field)) continue;
            if (column >= CsvTable.MOST_COLUMNS) throw FileRefused.at(FileProblem.TOO_MANY_COLUMNS, line);
            length += field.length();
            if (length > longest) throw FileRefused.at(FileProblem.LINE_TOO_LONG, line);
            while (fields.size() < column) fields.add("");
            fields.add(field);
        }
        return fields;
    }

    private int column(@Nullable String place, int former) {
        int found = place == null ? former : -1;
        for (int i = 0; place != null && i < place.length() && i < 4 && Character.isLetter(place.charAt(i)); i++) {
            found = 26 * (found + 1) + Character.toUpperCase(place.charAt(i)) - 'A';
        }
        if (place == null) found++;
        if (found <= former || found >= LAST_COLUMN) throw FileRefused.because(FileProblem.BROKEN_WORKBOOK);
        return found;
    }

    /** Of a formula, what it came to when the workbook was saved. */
    private String field() {
        var kind = xml.attribute("t");
        var style = xml.attribute("s");
        var value = "";
        while (xml.next() && !xml.ends("c")) {
            if (xml.starts("v")) value = xml.text("v", "rPh", longest);
            if (xml.starts("is")) value = xml.text("is", "rPh", longest);
        }
        if (value.isBlank()) return "";
        return switch (kind == null ? "n" : kind) {
            case "s" -> texts.get(whole(value.strip()));
            case "n" -> CellText.number(value.strip(), formats.of(style));
            case "b" -> value.strip().equals("1") ? "TRUE" : "FALSE";
            case "d" -> CellText.isoDate(value.strip());
            default -> CellText.plain(value);
        };
    }

    private static int whole(String text) {
        if (!text.matches("[0-9]{1,9}")) throw FileRefused.because(FileProblem.BROKEN_WORKBOOK);
        return Integer.parseInt(text);
    }
}
