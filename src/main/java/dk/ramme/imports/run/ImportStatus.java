package dk.ramme.imports.run;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far an import has come. {@code rowsDone} is the sum of its four parts.
 *
 * @param written users added
 * @param updated deactivated users refreshed
 * @param untouched rows of users who are activated already
 * @param leftOut rows with something wrong in them
 */
public record ImportStatus(
        UUID id,
        ImportState state,
        int rowsTotal,
        int rowsDone,
        int written,
        int updated,
        int untouched,
        int leftOut,
        Instant createdAt,
        @Nullable Instant finishedAt) {

    /** Where its page is. */
    public String href() {
        return "/setup/import/" + id;
    }
}
