package dk.ramme.imports;

import dk.ramme.imports.Chunks.Chunk;
import java.util.Set;

/** Writes the rows of one section, in the transaction of their chunk. */
interface SectionWriter {

    Section section();

    /** @param leftOut lines that the report leaves out */
    ChunkCount write(ImportRun run, Chunk chunk, Set<Integer> leftOut);
}
