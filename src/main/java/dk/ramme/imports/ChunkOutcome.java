package dk.ramme.imports;

/** How the work on a chunk went. */
public enum ChunkOutcome {
    /** There is another chunk to write. */
    ON,
    /** The import has come to its end, by this work or another's. */
    TO_THE_END,
    /** Another node has taken the work over; this one was believed dead and must not go on. */
    TO_ANOTHER
}
