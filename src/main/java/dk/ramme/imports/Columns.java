package dk.ramme.imports;

import dk.ramme.ui.SafeCell;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which field of a row is what, as the header said; headers nobody knows are named and their fields ignored. */
record Columns(Map<Column, Integer> places, List<String> ignored, int width) {

    private static final int SHOWN = 20;
    private static final int SHOWN_LENGTH = 60;

    /** @throws FileRefused when a column is there twice, looks like a formula, or one that is needed is missing */
    static Columns of(Section section, List<String> header) {
        Map<Column, Integer> places = new EnumMap<>(Column.class);
        List<String> ignored = new ArrayList<>();
        Set<Column> twice = EnumSet.noneOf(Column.class);
        for (int i = 0; i < header.size(); i++) {
            String title = header.get(i).strip();
            if (SafeCell.isFormula(title)) throw FileRefused.named(FileProblem.FORMULA_IN_HEADER, shown(title));
            int place = i;
            Column.named(title)
                    .filter(section::knows)
                    .ifPresentOrElse(
                            column -> {
                                if (places.putIfAbsent(column, place) != null) twice.add(column);
                            },
                            () -> ignored.add(shown(title)));
        }
        if (!twice.isEmpty()) throw FileRefused.about(FileProblem.DUPLICATE_COLUMNS, twice);
        requireNeeded(section, places.keySet());
        ignored.removeIf(String::isEmpty);
        return new Columns(places, ignored.stream().limit(SHOWN).toList(), header.size());
    }

    /** A name in two columns is as good as one in one. */
    private static void requireNeeded(Section section, Set<Column> found) {
        var missing = EnumSet.copyOf(section.needed());
        missing.removeAll(found);
        boolean inParts = found.contains(Column.FIRST_NAME) || found.contains(Column.LAST_NAME);
        if (inParts && missing.remove(Column.NAME)) {
            if (!found.contains(Column.FIRST_NAME)) missing.add(Column.FIRST_NAME);
            if (!found.contains(Column.LAST_NAME)) missing.add(Column.LAST_NAME);
        }
        if (!missing.isEmpty()) throw FileRefused.about(FileProblem.MISSING_COLUMNS, missing);
    }

    /** How many headers of the line are known ones: tells which separator the file uses. */
    static long known(List<String> header) {
        return header.stream().filter(title -> Column.named(title).isPresent()).count();
    }

    private static String shown(String title) {
        return Masked.text(title, SHOWN_LENGTH);
    }

    /** The field without blanks at its ends; empty when the row or the file has none. */
    String value(Row row, Column column) {
        Integer place = places.get(column);
        return place == null || place >= row.fields().size()
                ? ""
                : row.fields().get(place).strip();
    }

    /** The known column that stands leftmost. */
    Column first() {
        return Collections.min(places.entrySet(), Map.Entry.comparingByValue()).getKey();
    }

    boolean has(Column column) {
        return places.containsKey(column);
    }

    /** To be kept beside the rows, so that whoever reads them later knows what is what. */
    String asText() {
        return width + ":"
                + places.entrySet().stream()
                        .map(place -> place.getKey() + "=" + place.getValue())
                        .collect(Collectors.joining(","));
    }

    static Columns parse(String text) {
        String[] parts = text.split(":", 2);
        Map<Column, Integer> places = new EnumMap<>(Column.class);
        Arrays.stream(parts[1].split(","))
                .map(place -> place.split("=", 2))
                .forEach(place -> places.put(Column.valueOf(place[0]), Integer.valueOf(place[1])));
        return new Columns(places, List.of(), Integer.parseInt(parts[0]));
    }
}
