package dk.ramme.imports;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An Excel workbook (.xlsx), a sheet for each section. Sheets that are hidden are left alone. */
final class WorkbookSource implements ImportSource {

    private static final int MOST_SHEETS = 1000;

    private final Archive archive;
    private final ImportSettings settings;
    private final UploadFolder folder;

    WorkbookSource(Archive archive, ImportSettings settings, UploadFolder folder) {
        this.archive = archive;
        this.settings = settings;
        this.folder = folder;
    }

    @Override
    public void read(SourceTaker taker) throws IOException {
        var book = links("").values().stream()
                .filter(link -> link.isA("officeDocument"))
                .findFirst()
                .map(Link::path)
                .orElse("xl/workbook.xml");
        var links = links(book);
        var found = sheets(book);
        if (found.sheets.stream().allMatch(Sheet::hidden)) throw FileRefused.because(FileProblem.HIDDEN_SHEETS);
        var formats = new CellFormats(found.from1904);
        try (var texts = SharedTexts.none(folder)) {
            for (var link : links.values()) {
                if (link.isA("styles")) readFormats(link, formats);
                if (link.isA("sharedStrings")) readTexts(link, texts);
            }
            var tables = new ArrayList<SheetTable>();
            for (var sheet : found.sheets) {
                var link = links.get(sheet.link);
                if (link == null) throw FileRefused.because(FileProblem.BROKEN_WORKBOOK);
                if (sheet.hidden || !link.isA("worksheet")) taker.ignore(sheet.name);
                else tables.add(new SheetTable(sheet.name, part(link.path), texts, formats, settings));
            }
            Tables.read(tables, true, taker);
        }
    }

    private void readFormats(Link link, CellFormats formats) throws IOException {
        try (var xml = new XmlPart(part(link.path).getInputStream())) {
            formats.read(xml);
        }
    }

    private void readTexts(Link link, SharedTexts texts) throws IOException {
        try (var xml = new XmlPart(part(link.path).getInputStream())) {
            texts.read(xml);
        }
    }

    private Sheets sheets(String book) throws IOException {
        var sheets = new ArrayList<Sheet>();
        boolean from1904 = false;
        try (var xml = new XmlPart(part(book).getInputStream())) {
            while (xml.next()) {
                if (xml.starts("workbookPr")) from1904 = isTrue(xml.attribute("date1904"));
                if (xml.starts("sheet")) sheets.add(Sheet.of(xml));
                if (sheets.size() > MOST_SHEETS) throw FileRefused.because(FileProblem.STRANGE_WORKBOOK);
            }
        }
        if (sheets.isEmpty()) throw FileRefused.because(FileProblem.BROKEN_WORKBOOK);
        return new Sheets(sheets, from1904);
    }

    private static boolean isTrue(@Nullable String value) {
        return "1".equals(value) || "true".equals(value);
    }

    /** What the part links to; links out of the workbook are not followed. */
    private Map<String, Link> links(String path) throws IOException {
        int slash = path.lastIndexOf('/') + 1;
        var links = new HashMap<String, Link>();
        var part = archive.part(path.substring(0, slash) + "_rels/" + path.substring(slash) + ".rels");
        if (part.isEmpty()) return links;
        try (var xml = new XmlPart(part.get().getInputStream())) {
            while (xml.next()) {
                if (!xml.starts("Relationship") || "External".equals(xml.attribute("TargetMode"))) continue;
                var target = Objects.requireNonNullElse(xml.attribute("Target"), "");
                var full = target.startsWith("/") ? target.substring(1) : path.substring(0, slash) + target;
                links.put(text(xml.attribute("Id")), new Link(text(xml.attribute("Type")), full));
                if (links.size() > MOST_SHEETS) throw FileRefused.because(FileProblem.STRANGE_WORKBOOK);
            }
        }
        return links;
    }

    private static String text(@Nullable String value) {
        return Optional.ofNullable(value).orElse("");
    }

    private Archive.Part part(String path) {
        return archive.part(path).orElseThrow(() -> FileRefused.because(FileProblem.BROKEN_WORKBOOK));
    }

    private record Sheets(List<Sheet> sheets, boolean from1904) {}

    private record Sheet(String name, String link, boolean hidden) {

        static Sheet of(XmlPart xml) {
            var state = text(xml.attribute("state"));
            return new Sheet(
                    text(xml.attribute("name")),
                    text(xml.attribute("id")),
                    state.equals("hidden") || state.equals("veryHidden"));
        }
    }

    private record Link(String type, String path) {

        boolean isA(String kind) {
            return type.endsWith("/" + kind);
        }
    }
}
