package dk.ramme.remote;

/** The answer passed the limit and was not read to its end. */
public final class AnswerTooLarge extends RuntimeException {

    AnswerTooLarge(String reason) {
        super(reason);
    }
}
