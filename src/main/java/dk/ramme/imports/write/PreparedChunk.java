package dk.ramme.imports.write;

import dk.ramme.imports.run.ChunkCount;
import dk.ramme.imports.run.Chunks.Chunk;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A chunk that has only to be written.
 *
 * @param number which of the import's chunks it is
 * @param leftOut lines that the report leaves out
 * @param write writes the others, in the transaction of the chunk
 */
public record PreparedChunk(int number, Chunk chunk, Set<Integer> leftOut, Supplier<ChunkCount> write) {}
