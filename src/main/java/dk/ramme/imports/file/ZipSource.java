package dk.ramme.imports.file;

import dk.ramme.imports.row.FileProblem;
import dk.ramme.imports.row.FileRefused;
import dk.ramme.imports.row.ImportSettings;
import dk.ramme.imports.row.ImportSource;
import dk.ramme.imports.row.RowSink;
import dk.ramme.imports.row.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A ZIP file of CSV files, one for each section, in any folder and any order. */
final class ZipSource implements ImportSource {

    private static final List<String> LISTS = List.of(".csv", ".tsv", ".tab");

    private final Archive archive;
    private final ImportSettings settings;

    ZipSource(Archive archive, ImportSettings settings) {
        this.archive = archive;
        this.settings = settings;
    }

    @Override
    public void read(RowSink taker) throws IOException {
        var tables = new ArrayList<CsvTable>();
        var others = new ArrayList<String>();
        for (var part : archive.parts()) {
            refuseNested(part);
            var table = new CsvTable(part.name(), part, settings);
            if (isList(part, table)) {
                part.expected();
                tables.add(table);
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

    /** Spreadsheets give text with tabs in it the ending of every other text. */
    private static boolean isList(ArchivePart part, Table table) throws IOException {
        var path = part.path().toLowerCase(Locale.ROOT);
        if (LISTS.stream().anyMatch(path::endsWith)) return true;
        if (!path.endsWith(".txt")) return false;
        // which letters its titles are of shows in all of it
        part.expected();
        try {
            return SectionName.of(table.titles()).isPresent();
        } catch (FileRefused note) {
            return false;
        }
    }

    private static void refuseNested(ArchivePart part) throws IOException {
        try (var bytes = part.getInputStream()) {
            if (FileKind.of(bytes) != FileKind.PLAIN) {
                throw FileRefused.named(FileProblem.NESTED_ARCHIVE, Tables.shown(part.name()));
            }
        }
    }
}
