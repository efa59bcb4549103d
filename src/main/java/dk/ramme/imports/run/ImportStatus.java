package dk.ramme.imports.run;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far an import has come. {@code rowsDone} is the sum of its four parts.
 *
 * @param discarded whether what was read was thrown away before anything was written
 * @param written users added
 * @param updated deactivated users refreshed
 * @param untouched rows of users who are activated already
 * @param leftOut rows with something wrong in them
 */
public record ImportStatus(
        UUID id,
        ImportState state,
        boolean discarded,
        int rowsTotal,
        int rowsDone,
        int written,
        int updated,
        int untouched,
        int leftOut,
        Instant createdAt,
        @Nullable Instant finishedAt) {

    /** How the end of an import is called that was never begun. */
    public static final String DISCARDED = "DISCARDED";

    public static ImportStatus of(ImportRun run) {
        var counts = run.counts();
        return new ImportStatus(
                run.id(),
                run.state(),
                run.isDiscarded(),
                run.amount().rows(),
                counts.rowsDone(),
                counts.written(),
                counts.updated(),
                counts.untouched(),
                counts.leftOut(),
                run.createdAt(),
                run.finishedAt());
    }

    /** The last part of the keys of what is said of where it stands. */
    public String words() {
        return discarded ? DISCARDED : state.name();
    }

    /** Where its page is. */
    public String href() {
        return "/setup/import/" + id;
    }
}
