package dk.ramme.joining.appointment;

/** The invitation has been sent a moment ago, or so often today that it has to wait. */
public class SentTooOften extends RuntimeException {

    SentTooOften() {
        super("the invitation has been sent too often");
    }
}
