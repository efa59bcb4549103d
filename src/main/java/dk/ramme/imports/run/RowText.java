package dk.ramme.imports.run;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.writer.CsvWriter;
import dk.ramme.imports.row.Row;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Rows as one text, to be sealed together, and back. */
public final class RowText {

    private RowText() {}

    public static String of(List<Row> rows) {
        var text = new StringWriter(rows.size() * 100);
        try (var writer = CsvWriter.builder().build(text)) {
            for (Row row : rows) {
                var record = writer.writeRecord();
                record.writeField(String.valueOf(row.line()));
                row.fields().forEach(record::writeField);
                record.endRecord();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    public static List<Row> parse(String text) {
        var rows = new ArrayList<Row>();
        var records = CsvReader.builder()
                .skipEmptyLines(false)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(text);
        for (var found : records) {
            var fields = found.getFields();
            rows.add(new Row(Integer.parseInt(fields.get(0)), fields.subList(1, fields.size())));
        }
        return rows;
    }
}
