package dk.ramme.imports.write;

import dk.ramme.imports.row.Section;
import dk.ramme.imports.run.ChunkCount;
import dk.ramme.imports.run.Chunks.Chunk;
import dk.ramme.imports.run.ImportRun;
import java.util.Set;
import java.util.function.Supplier;

/** Writes the rows of one section, in the transaction of their chunk, which has locked organisation and import. */
interface SectionWriter {

    Section section();

    /**
     * Makes rows ready to be written. It only reads, and only what stays as it is while the import runs, since it is done
     * beside the writing of the chunk before.
     *
     * @param leftOut lines that the report leaves out
     * @return what writes them
     */
    Supplier<ChunkCount> prepare(ImportRun run, Chunk chunk, Set<Integer> leftOut);
}
