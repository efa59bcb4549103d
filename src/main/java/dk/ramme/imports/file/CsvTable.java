package dk.ramme.imports.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import dk.ramme.imports.file.TextScan.ScannedText;
import dk.ramme.imports.row.FieldText;
import dk.ramme.imports.row.FileProblem;
import dk.ramme.imports.row.FileRefused;
import dk.ramme.imports.row.ImportSettings;
import dk.ramme.imports.row.Row;
import dk.ramme.imports.row.Table;
import dk.ramme.imports.row.TableFacts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamSource;

/** A CSV file as spreadsheets, databases and directories write it, whatever separates its fields and encodes its letters. */
final class CsvTable implements Table {

    static final int MOST_COLUMNS = 200;
    private static final Pattern RECORD_LINE = Pattern.compile("record starting at line ([0-9]{1,9})");

    private final String name;
    private final InputStreamSource file;
    private final ImportSettings settings;
    private @Nullable ScannedText scanned;
    private @Nullable CsvHead head;

    CsvTable(String name, InputStreamSource file, ImportSettings settings) {
        this.name = name;
        this.file = file;
        this.settings = settings;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> titles() throws IOException {
        return head().titles().titles();
    }

    @Override
    public TableFacts rows(Consumer<Row> onRow) throws IOException {
        try (var text = text()) {
            return new Reading(head(), onRow).read(text);
        }
    }

    private ScannedText scanned() throws IOException {
        if (scanned == null) scanned = TextScan.scan(file, settings.maxLineBytes());
        return scanned;
    }

    private CsvHead head() throws IOException {
        if (head == null) {
            try (var text = text()) {
                head = CsvHead.read(text, settings.maxLineBytes());
            }
        }
        return head;
    }

    private BufferedReader text() throws IOException {
        return scanned().encoding().reader(file.getInputStream());
    }

    static CsvReader<CsvRecord> reader(String text, char separator, int longestLine) {
        return reader(new StringReader(text), separator, longestLine);
    }

    private static CsvReader<CsvRecord> reader(Reader text, char separator, int longestLine) {
        var limits = CsvRecordHandler.builder()
                .maxFields(MOST_COLUMNS)
                .maxFieldSize(longestLine)
                .maxRecordSize(longestLine)
                .build();
        return CsvReader.builder()
                .fieldSeparator(separator)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(false)
                .allowUnclosedQuote(false)
                .maxBufferSize(2 * longestLine)
                .build(limits, text);
    }

    /**
     * A quote that nobody closes swallows line after line until a limit is met, so both mean the same.
     *
     * @param line where it is when the exception does not say
     */
    static FileRefused refused(CsvParseException broken, long line) {
        var message = String.valueOf(broken.getMessage());
        var said = RECORD_LINE.matcher(message);
        long at = said.find() ? Long.parseLong(said.group(1)) : line;
        return FileRefused.at(message.contains(" fields") ? FileProblem.TOO_MANY_COLUMNS : FileProblem.QUOTES, at);
    }

    /** The rows under the titles, from the beginning to the end. */
    private final class Reading {

        private final CsvHead read;
        private final Consumer<Row> onRow;
        private final SwallowedRows swallowed;
        private int rows;
        private int inSeveralLines;
        private int firstInSeveralLines;

        private Reading(CsvHead read, Consumer<Row> onRow) {
            this.read = read;
            this.onRow = onRow;
            this.swallowed =
                    new SwallowedRows(read.separator(), read.titles().titles().size());
        }

        private TableFacts read(Reader text) throws IOException {
            int line = 0;
            int titlesEnd = read.titles().lastLine();
            try (var records = reader(text, read.separator(), settings.maxLineBytes())) {
                for (CsvRecord found : records) {
                    line = (int) found.getStartingLineNumber();
                    if (line > titlesEnd) take(new Row(line, found.getFields()));
                }
            } catch (CsvParseException broken) {
                throw refused(broken, line + 1L);
            }
            return TableFacts.ofText(
                    rows, scanned().encoding(), scanned().lines(), titlesEnd, inSeveralLines, firstInSeveralLines);
        }

        private void take(Row row) {
            lookForLines(row);
            if (row.isBlank()) return;
            if (++rows > settings.maxRows()) throw FileRefused.at(FileProblem.TOO_MANY_ROWS, settings.maxRows());
            onRow.accept(row);
        }

        private void lookForLines(Row row) {
            int line = row.line();
            boolean several = false;
            for (var field : row.fields()) {
                int lines = lineEnds(field);
                if (lines == 0) continue;
                if (swallowed.isIn(field)) throw FileRefused.at(FileProblem.SWALLOWED_ROWS, line);
                several = true;
                line += lines;
            }
            if (several && inSeveralLines++ == 0) firstInSeveralLines = row.line();
        }
    }

    private static int lineEnds(String field) {
        if (field.indexOf('\n') < 0 && field.indexOf('\r') < 0) return 0;
        var lines = new TextLines(Integer.MAX_VALUE);
        field.chars().forEach(lines::take);
        return lines.current() - 1;
    }

    /**
     * Tells a field with rows in it from one with lines: a quotation mark that nobody meant as one takes in everything up to
     * the next, and whoever stands in between would be lost without a word.
     */
    static final class SwallowedRows {

        private static final Pattern LINE_END = Pattern.compile("\\r\\n|\\r|\\n");
        private static final Pattern SOMEBODY =
                Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]+|(?<![0-9])[0-9]{6}[- ]?[0-9]{4}(?![0-9])");
        private static final int NARROW = 3;
        private static final int RID = 5;

        private final char separator;
        private final int enough;
        private final int shortestRid;

        /** @param width how many fields a row has */
        SwallowedRows(char separator, int width) {
            this.separator = separator;
            this.enough = Math.max(2, width / 2);
            // a row of two or three fields has too few separators to be known by them
            this.shortestRid = width <= NARROW ? 1 : RID;
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
            return first.length() >= shortestRid && first.chars().allMatch(c -> c >= '0' && c <= '9');
        }
    }
}
