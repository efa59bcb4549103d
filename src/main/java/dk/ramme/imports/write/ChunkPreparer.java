package dk.ramme.imports.write;

import dk.ramme.imports.row.Section;
import dk.ramme.imports.run.ChunkCount;
import dk.ramme.imports.run.Chunks;
import dk.ramme.imports.run.Chunks.Chunk;
import dk.ramme.imports.run.Findings;
import dk.ramme.imports.run.ImportRun;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens, checks and seals the rows of a chunk, all that can be done before anything is written. */
@Service
public class ChunkPreparer {

    private final Chunks chunks;
    private final Findings findings;
    private final Map<Section, SectionWriter> writers;

    ChunkPreparer(Chunks chunks, Findings findings, List<SectionWriter> writers) {
        this.chunks = chunks;
        this.findings = findings;
        this.writers = writers.stream().collect(Collectors.toMap(SectionWriter::section, writer -> writer));
    }

    @Transactional(readOnly = true)
    public PreparedChunk prepare(ImportRun run, int number) {
        var chunk = chunks.get(run.id(), number);
        var leftOut = findings.linesLeftOut(run.id(), chunk.section(), chunk.firstLine(), chunk.lastLine());
        var writer = Objects.requireNonNull(writers.get(chunk.section()));
        return new PreparedChunk(number, chunk, leftOut, writer.prepare(run, chunk, leftOut));
    }

    /**
     * A chunk that has only to be written.
     *
     * @param number which of the import's chunks it is
     * @param leftOut lines that the report leaves out
     * @param write writes the others, in the transaction of the chunk
     */
    public record PreparedChunk(int number, Chunk chunk, Set<Integer> leftOut, Supplier<ChunkCount> write) {}
}
