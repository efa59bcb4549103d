package dk.ramme.notification;

import dk.ramme.alarm.Cause;
import jakarta.mail.MessagingException;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/**
 * What came of trying to send one mail.
 *
 * @param reason in words, for the row and the log
 * @param way by this, refusals are found to be the same one
 */
record Outcome(Kind kind, String reason, String way) {

    enum Kind {
        SENT,
        /** Another sender has it, or it is due no more. */
        GONE,
        /** It can never be sent, whichever server is asked. */
        IMPOSSIBLE,
        /** The server says that it will never take this content, or mail for this recipient. */
        REFUSED,
        /** Something is in this mail's way that may pass. */
        LATER,
        /** Not taken, and not for the recipient's or the content's sake as far as one can tell: perhaps it holds for all mails. */
        DOUBTED,
        /** The server takes no mail from us now: it is away, or refuses the connection, the login or the sender. */
        SENDING_REFUSED
    }

    static Outcome sent() {
        return new Outcome(Kind.SENT, "", "");
    }

    static Outcome gone() {
        return new Outcome(Kind.GONE, "", "");
    }

    static Outcome impossible(String reason) {
        return new Outcome(Kind.IMPOSSIBLE, reason, "");
    }

    static Outcome later(String reason) {
        return new Outcome(Kind.LATER, reason, "");
    }

    /** What became of a mail that was handed over on an open connection. */
    static Outcome of(MessagingException problem) {
        return answer(problem)
                .map(answer -> new Outcome(answer.means(), answer.said(), answer.way()))
                .orElseGet(() -> new Outcome(Kind.DOUBTED, words(problem), "no answer"));
    }

    /** No connection came about: name, encryption, greeting or login. */
    static Outcome withoutConnection(MessagingException problem) {
        return new Outcome(Kind.SENDING_REFUSED, words(problem), "no connection");
    }

    boolean wentWrong() {
        return kind != Kind.SENT && kind != Kind.GONE;
    }

    private static Optional<ServerAnswer> answer(MessagingException problem) {
        Optional<ServerAnswer> answer = Optional.empty();
        for (var one = (Exception) problem; one != null && answer.isEmpty(); one = next(one)) {
            answer = answer(one);
        }
        return answer;
    }

    private static Optional<ServerAnswer> answer(Exception problem) {
        if (problem instanceof SMTPAddressFailedException one) {
            return Optional.of(ServerAnswer.of(one.getCommand(), one.getReturnCode(), one.getMessage()));
        }
        return problem instanceof SMTPSendFailedException one
                ? Optional.of(ServerAnswer.of(one.getCommand(), one.getReturnCode(), one.getMessage()))
                : Optional.empty();
    }

    private static @Nullable Exception next(Exception problem) {
        return problem instanceof MessagingException chained ? chained.getNextException() : null;
    }

    private static String words(MessagingException problem) {
        return Cause.ofConnection(problem) + " (" + Cause.told(problem) + ")";
    }
}
