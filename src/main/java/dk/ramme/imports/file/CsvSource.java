package dk.ramme.imports.file;

import dk.ramme.imports.row.FileProblem;
import dk.ramme.imports.row.FileRefused;
import dk.ramme.imports.row.ImportSettings;
import dk.ramme.imports.row.ImportSource;
import dk.ramme.imports.row.RowSink;
import dk.ramme.imports.row.Section;
import java.io.IOException;
import org.springframework.core.io.InputStreamSource;

/** A CSV file alone: the users. */
final class CsvSource implements ImportSource {

    private final CsvTable table;

    CsvSource(InputStreamSource file, ImportSettings settings) {
        table = new CsvTable("", file, settings);
    }

    @Override
    public void read(RowSink taker) throws IOException {
        if (table.hand(Section.USERS, taker).rows() == 0) throw FileRefused.because(FileProblem.ONLY_HEADER);
    }
}
