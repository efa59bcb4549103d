package dk.ramme.imports;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Locale;

/** A ZIP file of CSV files, one for each section, in any folder and any order. */
final class ZipSource implements ImportSource {

    private final Archive archive;
    private final ImportSettings settings;

    ZipSource(Archive archive, ImportSettings settings) {
        this.archive = archive;
        this.settings = settings;
    }

    @Override
    public void read(SourceTaker taker) throws IOException {
        var tables = new ArrayList<CsvTable>();
        var others = new ArrayList<String>();
        for (var part : archive.parts()) {
            refuseNested(part);
            if (part.path().toLowerCase(Locale.ROOT).endsWith(".csv")) {
                tables.add(new CsvTable(part.name(), part, settings));
            } else {
                others.add(Tables.shown(part.name()));
            }
        }
        if (tables.isEmpty() && !others.isEmpty()) {
            throw FileRefused.named(FileProblem.NOTHING_KNOWN, Tables.shown(String.join(", ", others)));
        }
        Tables.read(tables, false, taker);
        others.forEach(taker::ignore);
    }

    private static void refuseNested(ArchivePart part) throws IOException {
        try (var bytes = part.getInputStream()) {
            if (FileKind.of(bytes) != FileKind.PLAIN) {
                throw FileRefused.named(FileProblem.NESTED_ARCHIVE, Tables.shown(part.name()));
            }
        }
    }
}
