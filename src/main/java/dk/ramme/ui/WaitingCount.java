package dk.ramme.ui;

/**
 * How much of something waits for whoever administers. The front page asks all of them in one statement, and shows each with
 * its own module's words.
 */
public interface WaitingCount {

    /** What waits, as the fragment that shows it calls the number. */
    String name();

    /** A query in JPQL for one number, without parameters, of the organisation worked for. */
    String query();
}
