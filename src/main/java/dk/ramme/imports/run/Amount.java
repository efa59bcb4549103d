package dk.ramme.imports.run;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.List;

/**
 * How much of a source was read.
 *
 * @param chunks of rows that are written together
 * @param needsLook rows somebody should look at
 * @param ignored parts that nobody asked for, or that are no section of it
 */
@Embeddable
public record Amount(
        @Column(name = "rows_total") int rows,
        @Column(name = "chunks_total") int chunks,
        int needsLook,
        @Column(name = "ignored_parts") List<String> ignored) {

    static final Amount NOTHING = new Amount(0, 0, 0, List.of());

    public Amount {
        ignored = List.copyOf(ignored);
    }

    Amount needingLook(int of) {
        return new Amount(rows, chunks, of, ignored);
    }
}
