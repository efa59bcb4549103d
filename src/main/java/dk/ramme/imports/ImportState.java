package dk.ramme.imports;

/** The life of an import: open while queued or running, then ended for good. */
public enum ImportState {
    QUEUED,
    RUNNING,
    FINISHED,
    CANCELLED,
    /** Given up after several tries; what was written until then stays. */
    FAILED;

    public boolean isOpen() {
        return this == QUEUED || this == RUNNING;
    }
}
