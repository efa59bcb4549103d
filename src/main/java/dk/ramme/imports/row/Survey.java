package dk.ramme.imports.row;

import dk.ramme.identifier.CprNumber;
import dk.ramme.identifier.PersonName;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Looks at all rows of a list before any is judged: what a column means that can be read in two ways, all its rows tell
 * together.
 */
public final class Survey {

    private final Columns columns;
    private final DateColumn birth = new DateColumn();
    private final DateColumn until = new DateColumn();
    private final List<Untitled> untitled;
    private long names;
    private long ofOneWord;
    private long turned;
    private String turnedName = "";

    /** @param titles of all columns, those nobody knows among them */
    public Survey(Columns columns, List<String> titles) {
        this.columns = columns;
        // one more: a title at the end that is missing altogether
        this.untitled = IntStream.rangeClosed(0, titles.size())
                .filter(place -> place == titles.size()
                        || FieldText.clean(titles.get(place)).isEmpty())
                .mapToObj(Untitled::new)
                .toList();
    }

    /** Whether there is a column that can be read in two ways. */
    public boolean isNeeded() {
        return columns.has(Column.NAME)
                || columns.has(Column.BIRTH_DATE)
                || columns.has(Column.VALID_UNTIL)
                || columns.has(Column.END_DATE);
    }

    public void look(Row row) {
        birth.look(columns.value(row, Column.BIRTH_DATE), born(row));
        until.look(columns.value(row, Column.VALID_UNTIL), null);
        until.look(columns.value(row, Column.END_DATE), null);
        var name = columns.value(row, Column.NAME);
        if (!name.isEmpty()) lookAtName(name);
        for (var column : untitled) column.look(row, name);
    }

    /** The birth date in the row's CPR number. */
    private @Nullable LocalDate born(Row row) {
        if (!columns.has(Column.BIRTH_DATE)) return null;
        var cpr = columns.value(row, Column.CPR);
        return CprNumber.isValid(cpr) ? CprNumber.parse(cpr).birthDate() : null;
    }

    private void lookAtName(String name) {
        names++;
        if (name.indexOf(' ') < 0) ofOneWord++;
        if (name.indexOf(',') < 0 || !PersonName.isValid(name)) return;
        var parsed = PersonName.parse(name);
        if (parsed.inSpokenOrder().equals(parsed)) return;
        if (turned++ == 0) turnedName = Masked.text(name, Told.LONGEST);
    }

    public Told told() {
        boolean half = 2 * ofOneWord > names;
        var rest = half ? restOfName() : List.<Integer>of();
        var others = untitled.stream()
                .filter(column -> column.filled > 0 && !rest.contains(column.place) && column.place < columns.width())
                .map(column -> column.place)
                .toList();
        return new Told(birth.told(), until.told(), turned, names, turnedName, rest, others);
    }

    /** The columns without a title right of the first names, as long as they hold what can be names. */
    private List<Integer> restOfName() {
        var rest = new ArrayList<Integer>();
        int place = columns.place(Column.NAME) + 1;
        for (var column : untitled) {
            if (column.place < place) continue;
            if (column.place > place || !column.holdsNames()) break;
            rest.add(place++);
        }
        return rest;
    }

    /** A column without a title. */
    private static final class Untitled {

        private static final Pattern NAME = Pattern.compile("[\\p{L}][\\p{L}\\p{M} .'’-]{1,60}");
        private static final int NEARLY_ALL = 9;
        private static final int OF = 10;

        private final int place;
        private long filled;
        private long asNames;

        private Untitled(int place) {
            this.place = place;
        }

        private void look(Row row, String name) {
            if (place >= row.fields().size()) return;
            var field = FieldText.clean(row.fields().get(place));
            if (field.isEmpty()) return;
            filled++;
            if (!name.isEmpty() && NAME.matcher(field).matches()) asNames++;
        }

        private boolean holdsNames() {
            return filled > 0 && OF * asNames >= NEARLY_ALL * filled;
        }
    }

    /**
     * What the columns of a list tell of themselves.
     *
     * @param turned how many of the names stand as {@code Krogh, Emil}
     * @param turnedName one of them
     * @param restOfName places of columns without a title that hold the rest of the name
     * @param untitled places of other columns without a title that have something in them
     */
    public record Told(
            DateColumn.Told birth,
            DateColumn.Told until,
            long turned,
            long names,
            String turnedName,
            List<Integer> restOfName,
            List<Integer> untitled) {

        static final int LONGEST = 100;
        static final Told NOTHING =
                new Told(DateColumn.Told.DANISH, DateColumn.Told.DANISH, 0, 0, "", List.of(), List.of());

        /** How they stand, as most do. */
        public NameOrder nameOrder() {
            return turned * 2 > names ? NameOrder.LAST_FIRST : NameOrder.SPOKEN;
        }
    }
}
