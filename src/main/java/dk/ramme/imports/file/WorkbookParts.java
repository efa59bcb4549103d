package dk.ramme.imports.file;

import dk.ramme.imports.row.FileProblem;
import dk.ramme.imports.row.FileRefused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/** Where the parts of a workbook are, and what is said of its sheets. Links out of the workbook are not followed. */
final class WorkbookParts {

    private static final int MOST = 1000;

    private final Archive archive;
    private final Set<String> asked = new HashSet<>();

    WorkbookParts(Archive archive) {
        this.archive = archive;
    }

    Book book() throws IOException {
        var path = links("").values().stream()
                .filter(link -> link.isA("officeDocument"))
                .findFirst()
                .map(Link::path)
                .orElse("xl/workbook.xml");
        var sheets = new ArrayList<Sheet>();
        boolean from1904 = false;
        try (var xml = new XmlPart(part(path).getInputStream())) {
            while (xml.next()) {
                if (xml.starts("workbookPr")) from1904 = isTrue(xml.attribute("date1904"));
                if (xml.starts("sheet")) sheets.add(Sheet.of(xml));
                if (sheets.size() > MOST) throw FileRefused.because(FileProblem.STRANGE_WORKBOOK);
            }
        }
        if (sheets.isEmpty()) throw FileRefused.because(FileProblem.BROKEN_WORKBOOK);
        return new Book(sheets, from1904, links(path));
    }

    /** Reads the parts of a kind, of which there is one or none. */
    void read(Book book, String kind, Reading reading) throws IOException {
        for (var link : book.links.values()) {
            if (!link.isA(kind)) continue;
            try (var xml = new XmlPart(part(link.path).getInputStream())) {
                reading.read(xml);
            }
        }
    }

    /** A sheet may be a diagram too. */
    boolean isSheet(Book book, Sheet sheet) {
        return link(book, sheet).isA("worksheet");
    }

    ArchivePart part(Book book, Sheet sheet) {
        return part(link(book, sheet).path);
    }

    private static Link link(Book book, Sheet sheet) {
        var link = book.links.get(sheet.link);
        if (link == null) throw FileRefused.because(FileProblem.BROKEN_WORKBOOK);
        return link;
    }

    private Map<String, Link> links(String path) throws IOException {
        int slash = path.lastIndexOf('/') + 1;
        var folder = path.substring(0, slash);
        var links = new HashMap<String, Link>();
        var part = archive.part(folder + "_rels/" + path.substring(slash) + ".rels");
        if (part.isEmpty()) return links;
        try (var xml = new XmlPart(part.get().expected().getInputStream())) {
            while (xml.next()) {
                if (!xml.starts("Relationship") || "External".equals(xml.attribute("TargetMode"))) continue;
                links.put(text(xml.attribute("Id")), Link.of(xml, folder));
                if (links.size() > MOST) throw FileRefused.because(FileProblem.STRANGE_WORKBOOK);
            }
        }
        return links;
    }

    /** Each is asked for once: a part that stood for many sheets would be read as often, and take room for one. */
    private ArchivePart part(String path) {
        if (!asked.add(path.toLowerCase(Locale.ROOT))) throw FileRefused.because(FileProblem.STRANGE_WORKBOOK);
        return archive.part(path)
                .orElseThrow(() -> FileRefused.because(FileProblem.BROKEN_WORKBOOK))
                .expected();
    }

    private static String text(@Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }

    private static boolean isTrue(@Nullable String value) {
        return "1".equals(value) || "true".equals(value);
    }

    record Book(List<Sheet> sheets, boolean from1904, Map<String, Link> links) {}

    record Sheet(String name, String link, boolean hidden) {

        private static Sheet of(XmlPart xml) {
            var state = text(xml.attribute("state"));
            boolean hidden = state.equals("hidden") || state.equals("veryHidden");
            return new Sheet(text(xml.attribute("name")), text(xml.attribute("id")), hidden);
        }
    }

    record Link(String type, String path) {

        private static Link of(XmlPart xml, String folder) {
            return new Link(text(xml.attribute("Type")), path(text(xml.attribute("Target")), folder));
        }

        /** An address as in links of web pages: from the root, or from where the link stands, up and down. */
        private static String path(String target, String folder) {
            var address = target.replace('\\', '/');
            var path = new ArrayDeque<String>();
            for (var step : (address.startsWith("/") ? address : folder + address).split("/")) {
                if (step.equals("..")) path.pollLast();
                else if (!step.isEmpty() && !step.equals(".")) path.addLast(decoded(step));
            }
            return String.join("/", path);
        }

        private static String decoded(String step) {
            try {
                return UriUtils.decode(step, StandardCharsets.UTF_8);
            } catch (IllegalArgumentException asItIs) {
                return step;
            }
        }

        boolean isA(String kind) {
            return type.endsWith("/" + kind);
        }
    }

    /** What is done with a part. */
    interface Reading {

        void read(XmlPart xml) throws IOException;
    }
}
