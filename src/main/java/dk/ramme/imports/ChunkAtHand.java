package dk.ramme.imports;

import java.util.List;
import java.util.function.IntFunction;

/** Rows of one section, asked for in the order of their lines: the chunk that was opened last is kept. */
final class ChunkAtHand {

    private final IntFunction<List<Row>> opening;
    private List<Row> rows = List.of();

    /** @param opening gives the rows of the chunk that a line is in */
    ChunkAtHand(IntFunction<List<Row>> opening) {
        this.opening = opening;
    }

    Row row(int line) {
        if (rows.isEmpty()
                || line > rows.get(rows.size() - 1).line()
                || line < rows.get(0).line()) {
            rows = opening.apply(line);
        }
        return rows.stream().filter(row -> row.line() == line).findFirst().orElseThrow();
    }
}
