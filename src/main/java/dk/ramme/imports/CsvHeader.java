package dk.ramme.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;

/** The titles, what separates them, and how many lines they and what stood above them took. */
record CsvHeader(List<String> titles, char separator, int lines) {

    private static final char MARK = '\uFEFF';

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
            var limits =
                    CsvRecordHandler.builder().maxFields(CsvTable.MOST_COLUMNS).build();
            return CsvReader.builder()
                    .fieldSeparator(separator)
                    .allowExtraCharsAfterClosingQuote(true)
                    .allowUnclosedQuote(false)
                    .ofSingleCsvRecord(limits, line)
                    .getFields();
        } catch (CsvParseException broken) {
            throw CsvTable.refused(broken, lines);
        }
    }
}
