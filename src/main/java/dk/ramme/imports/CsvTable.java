package dk.ramme.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamSource;

/** A CSV file as Danish and English spreadsheets write it: {@code ;} or {@code ,}, UTF-8 or Windows-1252. */
final class CsvTable implements Table {

    static final int MOST_COLUMNS = 200;
    private static final char MARK = '\uFEFF';

    private final String name;
    private final InputStreamSource file;
    private final ImportSettings settings;
    private @Nullable Charset encoding;

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
        try (var text = text()) {
            return CsvHeader.read(text).titles();
        }
    }

    @Override
    public int rows(Consumer<Row> onRow) throws IOException {
        try (var text = text()) {
            return rows(text, CsvHeader.read(text), onRow);
        }
    }

    private BufferedReader text() throws IOException {
        if (encoding == null) {
            try (var bytes = file.getInputStream()) {
                encoding = TextScan.encoding(bytes, settings.maxLineBytes());
            }
        }
        return new BufferedReader(new InputStreamReader(file.getInputStream(), encoding), 1 << 16);
    }

    private int rows(Reader text, CsvHeader header, Consumer<Row> onRow) throws IOException {
        long line = header.lines();
        int rows = 0;
        try (var records = reader(text, header.separator())) {
            for (CsvRecord found : records) {
                line = header.lines() + found.getStartingLineNumber();
                var row = new Row((int) line, found.getFields());
                if (row.isBlank()) continue;
                if (++rows > settings.maxRows()) throw FileRefused.at(FileProblem.TOO_MANY_ROWS, settings.maxRows());
                onRow.accept(row);
            }
        } catch (CsvParseException broken) {
            throw refused(broken, line + 1);
        }
        return rows;
    }

    private CsvReader<CsvRecord> reader(Reader text, char separator) {
        var limits = CsvRecordHandler.builder()
                .maxFields(MOST_COLUMNS)
                .maxFieldSize(settings.maxLineBytes())
                .maxRecordSize(settings.maxLineBytes())
                .build();
        return CsvReader.builder()
                .fieldSeparator(separator)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(false)
                .allowUnclosedQuote(false)
                .maxBufferSize(2 * settings.maxLineBytes())
                .build(limits, text);
    }

    /** A quote that nobody closes swallows line after line until a limit is met, so both mean the same. */
    private static FileRefused refused(CsvParseException broken, long line) {
        var message = String.valueOf(broken.getMessage());
        return message.contains(" fields")
                ? FileRefused.at(FileProblem.TOO_MANY_COLUMNS, line)
                : FileRefused.at(FileProblem.QUOTES, line);
    }

    /** The titles, what separates them, and how many lines they and what stood above them took. */
    record CsvHeader(List<String> titles, char separator, int lines) {

        static CsvHeader read(BufferedReader text) throws IOException {
            int lines = 0;
            Character declared = null;
            for (var line = text.readLine(); line != null; line = text.readLine()) {
                lines++;
                var content = !line.isEmpty() && line.charAt(0) == MARK ? line.substring(1) : line;
                if (content.isBlank()) continue;
                if (declared == null && content.matches("(?i)sep=.")) {
                    declared = content.charAt(4);
                    continue;
                }
                return of(content, lines);
            }
            throw FileRefused.because(FileProblem.EMPTY);
        }

        private static CsvHeader of(String line, int lines) {
            var semicolons = titles(line, ';', lines);
            var commas = titles(line, ',', lines);
            if (semicolons.size() == 1 && commas.size() == 1) throw FileRefused.because(FileProblem.NO_SEPARATOR);
            long bySemicolon = Columns.known(semicolons);
            long byComma = Columns.known(commas);
            boolean semicolon = bySemicolon == byComma ? semicolons.size() >= commas.size() : bySemicolon > byComma;
            return new CsvHeader(semicolon ? semicolons : commas, semicolon ? ';' : ',', lines);
        }

        private static List<String> titles(String line, char separator, int lines) {
            try {
                var limits = CsvRecordHandler.builder().maxFields(MOST_COLUMNS).build();
                return CsvReader.builder()
                        .fieldSeparator(separator)
                        .allowExtraCharsAfterClosingQuote(true)
                        .allowUnclosedQuote(false)
                        .ofSingleCsvRecord(limits, line)
                        .getFields();
            } catch (CsvParseException broken) {
                throw refused(broken, lines);
            }
        }
    }
}
