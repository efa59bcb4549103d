package dk.ramme.imports;

/** What became of the rows of one chunk. */
record ChunkCount(int written, int updated, int untouched, int leftOut) {

    int rows() {
        return written + updated + untouched + leftOut;
    }
}
