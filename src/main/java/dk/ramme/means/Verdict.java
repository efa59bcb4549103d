package dk.ramme.means;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a code and a PIN. Whoever typed them is told one thing for all refusals; the trail is told which it was.
 *
 * @param means the means they were accepted for; of a refusal, none
 * @param withPin whether a PIN was proved, and not the code alone
 */
public record Verdict(Kind kind, @Nullable UUID means, boolean withPin) {

    public enum Kind {
        ACCEPTED,
        /** No means of the user makes this code now, or it was accepted before. */
        WRONG,
        /** The code was right and is used up, but the PIN is another. */
        PIN_WRONG,
        /** This was the wrong code or the wrong PIN that locked a means. */
        LOCKED,
        /** Too soon after wrong codes: it was not even looked at. */
        TOO_SOON,
        /** The user has no means that shows codes. */
        NONE
    }

    static Verdict refused(Kind kind) {
        return new Verdict(kind, null, false);
    }

    static Verdict accepted(UUID means, boolean withPin) {
        return new Verdict(Kind.ACCEPTED, means, withPin);
    }

    public boolean isAccepted() {
        return kind == Kind.ACCEPTED;
    }
}
