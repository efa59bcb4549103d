package dk.ramme.edge;

/** An upload that no page of ours sends, whatever its size: whoever sent it is told which of its parts is to blame. */
public class UnfitUpload extends RuntimeException {

    private final Cause cause;

    UnfitUpload(Cause cause) {
        super(cause.name(), null, false, false);
        this.cause = cause;
    }

    public Cause cause() {
        return cause;
    }

    /** What there is too much of. */
    public enum Cause {
        /** The name of a file. */
        FILE_NAME,
        /** What stands before a part, when it is not the name of a file alone. */
        PART_HEADER,
        FIELD_NAME,
        FIELD,
        PARTS
    }
}
