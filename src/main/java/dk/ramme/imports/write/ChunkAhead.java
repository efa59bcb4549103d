package dk.ramme.imports.write;

import dk.ramme.imports.run.ImportRun;
import dk.ramme.imports.write.ChunkPreparer.PreparedChunk;
import dk.ramme.tenancy.Tenancy;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.task.AsyncTaskExecutor;

/**
 * The chunk that is made ready while the one before it is written: one processor works for the import while the
 * database's works too. It is forgotten with the turn it was made in; whoever finds nothing ready makes it ready themself.
 */
public final class ChunkAhead {

    private static final Logger LOG = LoggerFactory.getLogger(ChunkAhead.class);

    private final ChunkPreparer prepare;
    private final AsyncTaskExecutor executor;
    private @Nullable CompletableFuture<PreparedChunk> next;

    public ChunkAhead(ChunkPreparer prepare, AsyncTaskExecutor executor) {
        this.prepare = prepare;
        this.executor = executor;
    }

    /** Begins on a chunk of the import. */
    public void begin(ImportRun run, int number) {
        try {
            next = executor.submitCompletable(
                    () -> Tenancy.in(run.organisationId(), () -> prepare.prepare(run, number)));
        } catch (RejectedExecutionException ending) {
            LOG.debug("Nothing is made ready any more, the application is ending", ending);
        }
    }

    /** The chunk, if it is the one that was begun on and could be made ready. */
    public Optional<PreparedChunk> take(int number) {
        var begun = next;
        next = null;
        if (begun == null) return Optional.empty();
        try {
            return Optional.of(begun.join()).filter(ready -> ready.number() == number);
        } catch (CompletionException failed) {
            LOG.debug("Chunk {} could not be made ready ahead", number, failed);
            return Optional.empty();
        }
    }
}
