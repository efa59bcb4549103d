package dk.ramme.imports;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** A sheet of a workbook. Its first row with anything in it has the titles. */
final class SheetTable implements Table {

    private final String name;
    private final ArchivePart part;
    private final SharedTexts texts;
    private final CellFormats formats;
    private final ImportSettings settings;

    SheetTable(String name, ArchivePart part, SharedTexts texts, CellFormats formats, ImportSettings settings) {
        this.name = name;
        this.part = part;
        this.texts = texts;
        this.formats = formats;
        this.settings = settings;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> titles() throws IOException {
        try (var xml = new XmlPart(part.getInputStream())) {
            return new SheetRows(xml, texts, formats, settings.maxLineBytes())
                    .titles()
                    .fields();
        }
    }

    @Override
    public int rows(Consumer<Row> onRow) throws IOException {
        try (var xml = new XmlPart(part.getInputStream())) {
            var rows = new SheetRows(xml, texts, formats, settings.maxLineBytes());
            rows.titles();
            int count = 0;
            for (var row = rows.next(); row != null; row = rows.next()) {
                if (++count > settings.maxRows()) throw FileRefused.at(FileProblem.TOO_MANY_ROWS, settings.maxRows());
                onRow.accept(row);
            }
            return count;
        }
    }
}
