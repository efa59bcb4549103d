package dk.ramme.imports.run;

/** The life of an import: it is read, looked at, run, and then ended for good. */
public enum ImportState {
    /** The source is being read; nothing is written yet. */
    READING,
    /** Read, and waiting for an administrator to look at it and begin. */
    READY,
    QUEUED,
    RUNNING,
    FINISHED,
    CANCELLED,
    /** Given up after several tries; what was written until then stays. */
    FAILED,
    /** The source could not be read to its end; nothing was written. */
    REFUSED;

    public boolean isOpen() {
        return !isEnded();
    }

    public boolean isEnded() {
        return switch (this) {
            case FINISHED, CANCELLED, FAILED, REFUSED -> true;
            case READING, READY, QUEUED, RUNNING -> false;
        };
    }

    /** Whether it was begun, so that users may have come of it. */
    public boolean isBegun() {
        return this != READING && this != READY && this != REFUSED;
    }

    /** Whether Ramme is at work on it, or about to be. */
    public boolean isAtWork() {
        return this == READING || this == QUEUED || this == RUNNING;
    }
}
