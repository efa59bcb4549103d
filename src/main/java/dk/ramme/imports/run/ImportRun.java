package dk.ramme.imports.run;

import dk.ramme.imports.row.Section;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One import as its row tells it.
 *
 * @param name of the file, or of the registry
 * @param merged rows whose person is another row's user
 * @param beside rows of rights, administrators and organisation data that were taken
 * @param rights that were new to their users
 * @param askedAgainAt when a registry that did not answer is asked again
 * @param ignoredParts files or sheets of the source that are no section of it
 * @param refusal why the source could not be read to its end
 */
public record ImportRun(
        UUID id,
        UUID organisationId,
        Source source,
        String name,
        Wanted wanted,
        ImportState state,
        int rowsTotal,
        int chunksTotal,
        int needsLook,
        int chunksDone,
        int rowsDone,
        int written,
        int updated,
        int untouched,
        int leftOut,
        int merged,
        int beside,
        int rights,
        @Nullable Section readSection,
        @Nullable String readCursor,
        @Nullable Instant askedAgainAt,
        @Nullable String refusal,
        List<String> ignoredParts,
        Instant createdAt,
        UUID createdBy,
        String createdByName,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    /** Where the pages are of runs that create users. */
    public static final String OF_MANY_USERS = "/users/many";

    /** How the end of an import is called that was never begun. */
    public static final String DISCARDED = "DISCARDED";

    /** Where the rows come from. */
    public enum Source {
        FILE,
        REGISTRY
    }

    public ImportStatus status() {
        return new ImportStatus(
                id,
                state,
                isDiscarded(),
                rowsTotal,
                rowsDone,
                written,
                updated,
                untouched,
                leftOut,
                createdAt,
                finishedAt);
    }

    /** Whether it creates users, rather than importing them. */
    public boolean creates() {
        return wanted.persons();
    }

    /** Where its page is. */
    public String href() {
        return (creates() ? OF_MANY_USERS : "/setup/import") + "/" + id;
    }

    public boolean isOpen() {
        return state.isOpen();
    }

    /** Whether it was begun, so that what it has done can be counted; what was only read has done nothing. */
    public boolean isStarted() {
        return startedAt != null;
    }

    /** Whether what was read of it was thrown away before anything was written. */
    public boolean isDiscarded() {
        return state == ImportState.CANCELLED && !isStarted();
    }

    /** The key of the word for where it stands. */
    public String stateKey() {
        return "imports.state." + (isDiscarded() ? DISCARDED : state.name());
    }

    /** Rows that a cancelled or failed import never came to. */
    public int notReached() {
        return rowsTotal - rowsDone;
    }

    /** How long it will take yet, going by how long it has taken; empty before the first rows are done. */
    public Optional<Duration> timeLeft(Instant now) {
        if (startedAt == null || rowsDone == 0) return Optional.empty();
        long millis = Duration.between(startedAt, now).toMillis();
        return Optional.of(Duration.ofMillis(Math.max(0, millis * notReached() / rowsDone)));
    }
}
