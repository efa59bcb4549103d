package dk.ramme.imports.change;

import dk.ramme.imports.row.Column;
import dk.ramme.imports.row.Columns;
import dk.ramme.imports.row.FileProblem;
import dk.ramme.imports.row.FileRefused;
import dk.ramme.imports.row.Row;
import dk.ramme.imports.row.RowSink;
import dk.ramme.imports.row.Section;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Takes the rows of one list, the first that can be of users, and hands them on some at a time, so that their number does not matter. */
final class ChangeRows implements RowSink {

    private static final int AT_ONCE = 1000;
    private static final Set<Column> WHOM = EnumSet.of(Column.RID, Column.EMAIL, Column.REASON);

    private final Function<Columns, ChangeReader> reading;
    private final Consumer<List<ChangeRow>> to;
    private final List<ChangeRow> some = new ArrayList<>();
    private @Nullable Columns columns;
    private @Nullable ChangeReader reader;
    private boolean taking;
    private int count;

    ChangeRows(Function<Columns, ChangeReader> reading, Consumer<List<ChangeRow>> to) {
        this.reading = reading;
        this.to = to;
    }

    @Override
    public void begin(Section section, List<String> titles) {
        taking = columns == null && (section == Section.USERS || section == Section.RIGHTS);
        if (taking) {
            columns = Columns.of(Section.CHANGES, titles);
            requireUse(columns);
            reader = reading.apply(columns);
        }
    }

    private static void requireUse(Columns columns) {
        if (!columns.has(Column.RID) && !columns.has(Column.EMAIL)) {
            throw FileRefused.because(FileProblem.NOBODY_NAMED);
        }
        if (WHOM.containsAll(columns.places().keySet())) {
            throw FileRefused.because(FileProblem.NOTHING_ASKED);
        }
    }

    @Override
    public void take(Row row) {
        if (!taking || reader == null) return;
        some.add(reader.read(row));
        count++;
        if (some.size() == AT_ONCE) handOn();
    }

    /** Hands on the rest. @throws FileRefused when there were none */
    void end() {
        if (count == 0) throw FileRefused.because(FileProblem.NOTHING_WANTED);
        handOn();
    }

    private void handOn() {
        if (!some.isEmpty()) to.accept(List.copyOf(some));
        some.clear();
    }

    int count() {
        return count;
    }

    /** Titles nobody knows, as a page may show them. */
    List<String> ignored() {
        return columns == null ? List.of() : columns.ignored();
    }
}
