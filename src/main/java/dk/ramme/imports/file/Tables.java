package dk.ramme.imports.file;

import dk.ramme.imports.row.FileProblem;
import dk.ramme.imports.row.FileRefused;
import dk.ramme.imports.row.Masked;
import dk.ramme.imports.row.RowSink;
import dk.ramme.imports.row.Section;
import dk.ramme.imports.row.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The lists of one file, each given the section it is about. Users are read first, wherever they stand. */
final class Tables {

    private static final int SHOWN = 60;
    private static final int MOST_SHOWN = 10;

    private final List<Found> filled = new ArrayList<>();
    private final List<Table> unknown = new ArrayList<>();
    private final Map<Section, Found> sections = new EnumMap<>(Section.class);

    private Tables() {}

    /** @param ordered whether the first list may be taken for the users when nothing says what it is */
    static void read(List<? extends Table> tables, boolean ordered, RowSink taker) throws IOException {
        var all = new Tables();
        for (var table : tables) all.look(table, tables.size() == 1);
        all.requireSome(ordered);
        for (var table : all.unknown) taker.ignore(shown(table));
        int rows = 0;
        for (var found : all.sections.entrySet()) rows += all.hand(found.getKey(), found.getValue(), taker);
        if (rows == 0) throw FileRefused.because(FileProblem.ONLY_HEADER);
    }

    private void look(Table table, boolean only) throws IOException {
        var byName = SectionName.of(table.name());
        try {
            var found = new Found(table, table.titles());
            filled.add(found);
            section(byName, found.titles).ifPresentOrElse(section -> give(section, found), () -> unknown.add(table));
        } catch (FileRefused refused) {
            boolean note = refused.problem() == FileProblem.NO_SEPARATOR && byName.isEmpty();
            if (only && note) throw refused;
            if (!note && refused.problem() != FileProblem.EMPTY) throw refused.in(shown(table));
            if (note || byName.isPresent()) unknown.add(table);
        }
    }

    /** What a list is called counts, unless that section's columns are not there and another knows more of them. */
    private static Optional<Section> section(Optional<Section> byName, List<String> titles) {
        var byTitles = SectionName.of(titles);
        if (byName.isEmpty() || byTitles.isEmpty()) return byName.or(() -> byTitles);
        if (SectionName.fits(byName.get(), titles)) return byName;
        long known = SectionName.known(byName.get(), titles);
        return SectionName.known(byTitles.get(), titles) > known ? byTitles : byName;
    }

    private void give(Section section, Found found) {
        var other = sections.putIfAbsent(section, found);
        if (other != null) throw FileRefused.named(FileProblem.SECTION_TWICE, shown(Stream.of(other, found)));
    }

    /** With one list, or with lists in an order, the refusal of the first says more than that none is known. */
    private void requireSome(boolean ordered) {
        if (filled.isEmpty()) throw FileRefused.because(FileProblem.EMPTY);
        if (!sections.isEmpty()) return;
        if (!ordered && filled.size() > 1) {
            throw FileRefused.named(FileProblem.NOTHING_KNOWN, shown(filled.stream()));
        }
        give(Section.USERS, filled.get(0));
        unknown.remove(filled.get(0).table);
    }

    private int hand(Section section, Found found, RowSink taker) throws IOException {
        try {
            return found.table.hand(section, taker).rows();
        } catch (FileRefused refused) {
            throw filled.size() == 1 ? refused : refused.in(shown(found.table));
        }
    }

    static String shown(String name) {
        return Masked.text(name, SHOWN);
    }

    private static String shown(Table table) {
        return shown(table.name());
    }

    private static String shown(Stream<Found> tables) {
        return tables.limit(MOST_SHOWN).map(found -> shown(found.table)).collect(Collectors.joining(", "));
    }

    private record Found(Table table, List<String> titles) {}
}
