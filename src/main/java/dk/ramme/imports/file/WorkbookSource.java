package dk.ramme.imports.file;

import dk.ramme.edge.UploadFolder;
import dk.ramme.imports.row.FileProblem;
import dk.ramme.imports.row.FileRefused;
import dk.ramme.imports.row.ImportSettings;
import dk.ramme.imports.row.ImportSource;
import dk.ramme.imports.row.RowSink;
import java.io.IOException;
import java.util.ArrayList;

/** An Excel workbook (.xlsx), a sheet for each section. Sheets that are hidden are left alone. */
final class WorkbookSource implements ImportSource {

    private final WorkbookParts parts;
    private final ImportSettings settings;
    private final UploadFolder folder;

    WorkbookSource(Archive archive, ImportSettings settings, UploadFolder folder) {
        this.parts = new WorkbookParts(archive);
        this.settings = settings;
        this.folder = folder;
    }

    @Override
    public void read(RowSink taker) throws IOException {
        var book = parts.book();
        if (book.sheets().stream().allMatch(WorkbookParts.Sheet::hidden)) {
            throw FileRefused.because(FileProblem.HIDDEN_SHEETS);
        }
        var formats = new CellFormats(book.from1904());
        try (var texts = SharedTexts.none(folder)) {
            var tables = new ArrayList<SheetTable>();
            for (var sheet : book.sheets()) {
                if (sheet.hidden() || !parts.isSheet(book, sheet)) taker.ignore(Tables.shown(sheet.name()));
                else tables.add(new SheetTable(sheet.name(), parts.part(book, sheet), texts, formats, settings));
            }
            // after the sheets: by now it is known how much all of them take
            parts.read(book, "styles", formats::read);
            parts.read(book, "sharedStrings", texts::read);
            Tables.read(tables, true, taker);
        }
    }
}
