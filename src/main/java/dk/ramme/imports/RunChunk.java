package dk.ramme.imports;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes the next chunk of an import. The row of the import is locked first and the checkpoint moved last, in the one
 * transaction that writes the users: whoever dies, nothing is lost or done twice. A node that was believed dead and
 * wakes up waits at the lock, sees that the work is another's by now, and stops.
 */
@Service
class RunChunk {

    private final ImportRuns runs;
    private final Chunks chunks;
    private final FindingRows findings;
    private final LeftOutRows leftOutRows;
    private final Map<Section, SectionWriter> writers;
    private final EndImport end;
    private final Clock clock;

    RunChunk(
            ImportRuns runs,
            Chunks chunks,
            FindingRows findings,
            LeftOutRows leftOutRows,
            List<SectionWriter> writers,
            EndImport end,
            Clock clock) {
        this.runs = runs;
        this.chunks = chunks;
        this.findings = findings;
        this.leftOutRows = leftOutRows;
        this.writers = writers.stream().collect(Collectors.toMap(SectionWriter::section, writer -> writer));
        this.end = end;
        this.clock = clock;
    }

    /** @param ours whether the work is still this node's; asked under lock */
    @Transactional
    public Went next(UUID importId, BooleanSupplier ours) {
        runs.endIfAsleep();
        var run = runs.lock(importId).filter(ImportRun::isOpen).orElse(null);
        if (run == null) return Went.TO_THE_END;
        if (!ours.getAsBoolean()) return Went.TO_ANOTHER;
        if (run.chunksTotal() > 0) runs.advance(importId, write(run), clock.instant());
        if (run.chunksDone() + 1 < run.chunksTotal()) return Went.ON;
        end.finish(runs.find(importId).orElseThrow());
        return Went.TO_THE_END;
    }

    private ChunkCount write(ImportRun run) {
        var chunk = chunks.get(run.organisationId(), run.id(), run.chunksDone());
        var leftOut = findings.linesLeftOut(
                run.organisationId(), run.id(), chunk.section(), chunk.firstLine(), chunk.lastLine());
        leftOutRows.add(
                run.organisationId(),
                run.id(),
                run.chunksDone(),
                chunk.section(),
                chunk.rows().stream()
                        .filter(row -> leftOut.contains(row.line()))
                        .toList());
        var writer = Objects.requireNonNull(writers.get(chunk.section()));
        return writer.write(run, chunk, leftOut);
    }
}
