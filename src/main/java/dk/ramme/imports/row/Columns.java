package dk.ramme.imports.row;

import dk.ramme.ui.SafeCell;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which field of a row is what, as the header said, and how the fields are written; headers nobody knows are named and
 * their fields ignored.
 */
public record Columns(Map<Column, Integer> places, List<String> ignored, int width, Conventions conventions) {

    private static final Set<Column> NAME_PARTS = EnumSet.of(Column.FIRST_NAME, Column.MIDDLE_NAME, Column.LAST_NAME);
    private static final int SHOWN = 20;
    private static final int SHOWN_LENGTH = 60;

    /** @throws FileRefused when a column is there twice, looks like a formula, or one that is needed is missing */
    public static Columns of(Section section, List<String> header) {
        Map<Column, Integer> places = new EnumMap<>(Column.class);
        Set<Column> twice = EnumSet.noneOf(Column.class);
        for (int i = 0; i < header.size(); i++) {
            String title = FieldText.clean(header.get(i));
            if (SafeCell.isFormula(title)) throw FileRefused.named(FileProblem.FORMULA_IN_HEADER, shown(title));
            var column = Column.named(title)
                    .map(named -> named == Column.END_DATE && !section.knows(named) ? Column.VALID_UNTIL : named)
                    .filter(section::knows)
                    .orElse(null);
            if (column != null) place(column, title, i, header, places, twice);
        }
        if (!twice.isEmpty()) throw FileRefused.about(FileProblem.DUPLICATE_COLUMNS, twice);
        chooseName(header, places);
        requireNeeded(section, places.keySet());
        return new Columns(places, ignored(header, places), header.size(), Conventions.DANISH);
    }

    /** A name that counts first takes the place of one that does not; two alike are one too many. */
    private static void place(
            Column column,
            String title,
            int place,
            List<String> header,
            Map<Column, Integer> places,
            Set<Column> twice) {
        var former = places.get(column);
        boolean first = column.isCalled(title);
        if (former == null || first && !column.isCalled(header.get(former))) {
            places.put(column, place);
            twice.remove(column);
        } else if (first || !column.isCalled(header.get(former))) {
            twice.add(column);
        }
    }

    /** A name in full counts before one in parts, unless only its title is doubtful; what does not count is ignored. */
    private static void chooseName(List<String> header, Map<Column, Integer> places) {
        var name = places.get(Column.NAME);
        if (name == null || !places.containsKey(Column.FIRST_NAME) || !places.containsKey(Column.LAST_NAME)) return;
        if (Column.NAME.isCalled(header.get(name))) places.keySet().removeAll(NAME_PARTS);
        else places.remove(Column.NAME);
    }

    private static List<String> ignored(List<String> header, Map<Column, Integer> places) {
        return IntStream.range(0, header.size())
                .filter(place -> !places.containsValue(place))
                .mapToObj(place -> shown(FieldText.clean(header.get(place))))
                .filter(title -> !title.isEmpty())
                .limit(SHOWN)
                .toList();
    }

    /** A name in two columns is as good as one in one. */
    private static void requireNeeded(Section section, Set<Column> found) {
        var missing = EnumSet.noneOf(Column.class);
        missing.addAll(section.needed());
        missing.removeAll(found);
        boolean inParts = found.contains(Column.FIRST_NAME) || found.contains(Column.LAST_NAME);
        if (inParts && missing.remove(Column.NAME)) {
            if (!found.contains(Column.FIRST_NAME)) missing.add(Column.FIRST_NAME);
            if (!found.contains(Column.LAST_NAME)) missing.add(Column.LAST_NAME);
        }
        if (!missing.isEmpty()) throw FileRefused.about(FileProblem.MISSING_COLUMNS, missing);
    }

    private static String shown(String title) {
        return Masked.text(title, SHOWN_LENGTH);
    }

    /** What the field says; empty when it says nothing, or the row or the file has none. */
    public String value(Row row, Column column) {
        var text = field(row, places.get(column));
        return NoValue.is(text, column) ? "" : text;
    }

    /** The field as it stands there, whatever it means. */
    public String written(Row row, Column column) {
        return field(row, places.get(column));
    }

    /** The rest of the name, where columns without a title hold it. */
    String nameGoesOn(Row row) {
        if (conventions.nameGoesOn().isEmpty()) return "";
        return conventions.nameGoesOn().stream()
                .map(place -> field(row, place))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String field(Row row, @Nullable Integer place) {
        return place == null || place >= row.fields().size()
                ? ""
                : FieldText.clean(row.fields().get(place));
    }

    /** The same columns, of a list that writes in its own way. */
    public Columns read(Conventions as) {
        int last = as.nameGoesOn().stream().mapToInt(place -> place + 1).max().orElse(0);
        return new Columns(places, ignored, Math.max(width, last), as);
    }

    /** Where the column stands; none is before all others. */
    int place(Column column) {
        return places.getOrDefault(column, -1);
    }

    /** The known column that stands leftmost. */
    public Column first() {
        return Collections.min(places.entrySet(), Map.Entry.comparingByValue()).getKey();
    }

    public boolean has(Column column) {
        return places.containsKey(column);
    }

    /** To be kept beside the rows, so that whoever reads them later knows what is what. */
    public String asText() {
        return width + ":"
                + places.entrySet().stream()
                        .map(place -> place.getKey() + "=" + place.getValue())
                        .collect(Collectors.joining(","));
    }

    public static Columns parse(String text) {
        String[] parts = text.split(":", 2);
        Map<Column, Integer> places = new EnumMap<>(Column.class);
        Arrays.stream(parts[1].split(","))
                .map(place -> place.split("=", 2))
                .forEach(place -> places.put(Column.valueOf(place[0]), Integer.valueOf(place[1])));
        return new Columns(places, List.of(), Integer.parseInt(parts[0]), Conventions.DANISH);
    }
}
