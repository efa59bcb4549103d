package dk.ramme.notification;

import jakarta.mail.MessagingException;
import java.util.Locale;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/** What came of trying to send one mail. */
record Outcome(Kind kind, String reason) {

    enum Kind {
        SENT,
        /** The server will never take this mail for this recipient (a 5xx answer). */
        REFUSED,
        /** Something was in the way that may pass. */
        LATER
    }

    static Outcome sent() {
        return new Outcome(Kind.SENT, "");
    }

    static Outcome refused(String reason) {
        return new Outcome(Kind.REFUSED, reason);
    }

    static Outcome later(String reason) {
        return new Outcome(Kind.LATER, reason);
    }

    /** A refused recipient or content is final; a refused sender, login or connection is our own trouble and may pass. */
    static Outcome of(MessagingException problem) {
        for (var one = (Exception) problem; one != null; one = next(one)) {
            if (isFinal(one)) {
                return refused(String.valueOf(one.getMessage()).strip());
            }
        }
        return later(problem.getClass().getSimpleName() + ": " + problem.getMessage());
    }

    private static boolean isFinal(Exception problem) {
        if (problem instanceof SMTPAddressFailedException recipient) {
            return recipient.getReturnCode() >= 500;
        }
        return problem instanceof SMTPSendFailedException content
                && content.getReturnCode() >= 500
                && isAboutContent(content.getCommand());
    }

    private static boolean isAboutContent(@Nullable String command) {
        var verb = command == null ? "" : command.strip().toUpperCase(Locale.ROOT);
        return verb.startsWith("DATA") || verb.startsWith(".") || verb.startsWith("BDAT");
    }

    private static @Nullable Exception next(Exception problem) {
        return problem instanceof MessagingException chained ? chained.getNextException() : null;
    }
}
