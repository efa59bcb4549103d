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
    static FileRefused refused(CsvParseException broken, long line) {
        var message = String.valueOf(broken.getMessage());
        return message.contains(" fields")
                ? FileRefused.at(FileProblem.TOO_MANY_COLUMNS, line)
                : FileRefused.at(FileProblem.QUOTES, line);
    }
}
