package dk.ramme.imports.file;

import dk.ramme.imports.row.FileProblem;
import dk.ramme.imports.row.FileRefused;
import dk.ramme.imports.row.ImportSettings;
import dk.ramme.imports.row.Row;
import dk.ramme.imports.row.Table;
import dk.ramme.imports.row.TableFacts;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A sheet of a workbook. */
final class SheetTable implements Table {

    private final String name;
    private final ArchivePart part;
    private final SharedTexts texts;
    private final CellFormats formats;
    private final ImportSettings settings;
    private @Nullable TitleRows head;

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
        return head().titles();
    }

    private TitleRows head() throws IOException {
        if (head == null) {
            try (var xml = new XmlPart(part.getInputStream())) {
                var rows = rows(xml);
                var first = Stream.generate(rows::next)
                        .takeWhile(Objects::nonNull)
                        .limit(TitleRows.LOOKED_AT)
                        .toList();
                if (first.isEmpty()) throw FileRefused.because(FileProblem.EMPTY);
                head = TitleRows.in(first);
            }
        }
        return head;
    }

    private SheetRows rows(XmlPart xml) {
        return new SheetRows(xml, texts, formats, settings.maxLineBytes());
    }

    @Override
    public TableFacts rows(Consumer<Row> onRow) throws IOException {
        var titles = head();
        try (var xml = new XmlPart(part.getInputStream())) {
            var rows = rows(xml);
            int count = 0;
            int hiddenAbove = 0;
            for (var row = rows.next(); row != null; row = rows.next()) {
                if (row.line() <= titles.lastLine()) {
                    hiddenAbove = rows.hiddenRows();
                    continue;
                }
                if (++count > settings.maxRows()) throw FileRefused.at(FileProblem.TOO_MANY_ROWS, settings.maxRows());
                onRow.accept(row);
            }
            return TableFacts.ofSheet(
                    count,
                    titles.lastLine(),
                    rows.hiddenRows() - hiddenAbove,
                    rows.hiddenColumns(titles.titles().size()));
        }
    }
}
