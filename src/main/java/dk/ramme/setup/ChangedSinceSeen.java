package dk.ramme.setup;

/** The summary that was confirmed is not what stands any more. Nothing is in force. */
class ChangedSinceSeen extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ChangedSinceSeen() {
        super("the answers have changed since they were looked at");
    }
}
