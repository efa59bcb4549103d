package dk.ramme.imports;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One import as its row tells it. */
record ImportRun(
        UUID id,
        UUID organisationId,
        String fileName,
        ImportState state,
        String columns,
        List<String> ignoredColumns,
        int rowsTotal,
        int chunksTotal,
        int needsLook,
        int chunksDone,
        int rowsDone,
        int written,
        int updated,
        int untouched,
        int leftOut,
        Instant createdAt,
        UUID createdBy,
        String createdByName,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    ImportStatus status() {
        return new ImportStatus(
                id, state, rowsTotal, rowsDone, written, updated, untouched, leftOut, createdAt, finishedAt);
    }

    public boolean isOpen() {
        return state.isOpen();
    }

    /** Rows that a cancelled or failed import never came to. */
    int notReached() {
        return rowsTotal - rowsDone;
    }

    /** How long it will take yet, going by how long it has taken; empty before the first rows are done. */
    Optional<Duration> timeLeft(Instant now) {
        if (startedAt == null || rowsDone == 0) return Optional.empty();
        long millis = Duration.between(startedAt, now).toMillis();
        return Optional.of(Duration.ofMillis(Math.max(0, millis * notReached() / rowsDone)));
    }
}
