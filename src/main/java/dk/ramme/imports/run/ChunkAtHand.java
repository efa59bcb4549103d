package dk.ramme.imports.run;

import dk.ramme.imports.row.Row;
import java.util.List;
import java.util.function.IntFunction;

/** Rows of one section, asked for in the order of their lines: the chunk that was opened last is kept. */
public final class ChunkAtHand {

    private final IntFunction<List<Row>> opening;
    private List<Row> rows = List.of();

    /** @param opening gives the rows of the chunk that a line is in */
    public ChunkAtHand(IntFunction<List<Row>> opening) {
        this.opening = opening;
    }

    public Row row(int line) {
        if (rows.isEmpty()
                || line > rows.get(rows.size() - 1).line()
                || line < rows.get(0).line()) {
            rows = opening.apply(line);
        }
        return rows.stream().filter(row -> row.line() == line).findFirst().orElseThrow();
    }
}
