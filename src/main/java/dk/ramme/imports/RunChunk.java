package dk.ramme.imports;

import dk.ramme.audit.OnBehalf;
import dk.ramme.imports.run.ChunkCount;
import dk.ramme.imports.run.Chunks.Chunk;
import dk.ramme.imports.run.Findings;
import dk.ramme.imports.run.ImportRun;
import dk.ramme.imports.run.ImportRuns;
import dk.ramme.imports.run.LeftOutRows;
import dk.ramme.imports.run.Tallies;
import dk.ramme.imports.write.ChunkAhead;
import dk.ramme.imports.write.ChunkPreparer;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes the next chunk of an import. Organisation and import are locked first and the checkpoint moved last, in the one
 * transaction that writes the users: whoever dies, nothing is lost or done twice. A node that was believed dead and
 * wakes up waits at the lock, sees that the work is another's by now, and stops.
 */
@Service
public class RunChunk {

    private final ImportRuns runs;
    private final ImportLock lock;
    private final ChunkPreparer prepare;
    private final AsyncTaskExecutor executor;
    private final LeftOutRows leftOutRows;
    private final Findings findings;
    private final Tallies tallies;
    private final EndImport end;
    private final Clock clock;

    RunChunk(
            ImportRuns runs,
            ImportLock lock,
            ChunkPreparer prepare,
            @Qualifier("applicationTaskExecutor") AsyncTaskExecutor executor,
            LeftOutRows leftOutRows,
            Findings findings,
            Tallies tallies,
            EndImport end,
            Clock clock) {
        this.runs = runs;
        this.lock = lock;
        this.prepare = prepare;
        this.executor = executor;
        this.leftOutRows = leftOutRows;
        this.findings = findings;
        this.tallies = tallies;
        this.end = end;
        this.clock = clock;
    }

    /** What chunks of one import are made ready in, for as long as one thread works on it. */
    public ChunkAhead ahead() {
        return new ChunkAhead(prepare, executor);
    }

    /**
     * @param ahead where the chunk after this one is made ready
     * @param ours whether the work is still this node's; asked under lock
     */
    @Transactional
    public ChunkOutcome next(UUID importId, ChunkAhead ahead, BooleanSupplier ours) {
        runs.endIfAsleep();
        var run = lock.lock(importId).filter(ImportRun::isOpen).orElse(null);
        if (run == null) return ChunkOutcome.TO_THE_END;
        if (!ours.getAsBoolean()) return ChunkOutcome.TO_ANOTHER;
        if (!lock.mayGoOn(run)) {
            end.stop(run);
            return ChunkOutcome.TO_THE_END;
        }
        if (run.amount().chunks() > 0) run.advance(write(run, ahead), clock.instant());
        if (run.chunksDone() < run.amount().chunks()) return ChunkOutcome.ON;
        end.finish(run);
        return ChunkOutcome.TO_THE_END;
    }

    private ChunkCount write(ImportRun run, ChunkAhead ahead) {
        int number = run.chunksDone();
        var ready = ahead.take(number).orElseGet(() -> prepare.prepare(run, number));
        if (number + 1 < run.amount().chunks()) ahead.begin(run, number + 1);
        var chunk = ready.chunk();
        var count = OnBehalf.call(run.starter(), "IMPORT", ready.write());
        tallies.add(run.id(), chunk.section(), true, count.outcomes());
        var leftOut = count.leftOut() == ready.leftOut().size() ? ready.leftOut() : leftOutByNow(run, chunk);
        leftOutRows.add(run.id(), number, chunk.section(), chunk.rowsIn(leftOut));
        return count;
    }

    /** Some were left out only when they were to be written. */
    private Set<Integer> leftOutByNow(ImportRun run, Chunk chunk) {
        return findings.linesLeftOut(run.id(), chunk.section(), chunk.firstLine(), chunk.lastLine());
    }
}
