package dk.ramme.imports.decision;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One person and the rows with them.
 *
 * @param rows those at hand; there may be more
 * @param total how many rows there are
 * @param keeping what stands as decided
 * @param here the user they are here already
 * @param decidedBy who decided last
 */
public record DuplicatePerson(
        int firstLine,
        List<Row> rows,
        int total,
        Resolution keeping,
        @Nullable Here here,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt) {

    public String name() {
        return rows.get(0).name();
    }

    /** Where the rows at hand end; the one that is kept alone is always among them, wherever it stands. */
    public int lastLine() {
        return rows.stream()
                .mapToInt(Row::line)
                .filter(line -> !Resolution.only(line).equals(keeping))
                .max()
                .orElse(firstLine);
    }

    public boolean more() {
        return rows.size() < total;
    }

    /** The RID number of a row at hand. */
    public @Nullable String ridIn(int line) {
        return rows.stream()
                .filter(row -> row.line() == line)
                .map(Row::rid)
                .findFirst()
                .orElse(null);
    }

    /** A user who is here already, as they stand. */
    public record Here(
            @Nullable String rid, String name, @Nullable String email, String state, List<String> rights) {}

    /**
     * A row with a person who stands in others too, or who is a user here under another RID number.
     *
     * @param firstLine the first row with the person, which names them
     * @param userId the user they are here already, where the row is the first to say so
     */
    public record Row(
            int firstLine,
            int line,
            String rid,
            String name,
            @Nullable String email,
            List<String> rights,
            boolean kept,
            @Nullable UUID userId) {}
}
