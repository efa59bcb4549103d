package dk.ramme.means;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a code. Whoever typed it is told one thing for all refusals; the trail is told which it was.
 *
 * @param means the means it was accepted for; of a refusal, none
 */
public record Verdict(Kind kind, @Nullable UUID means) {

    public enum Kind {
        ACCEPTED,
        /** No means of the user makes this code now, or it was accepted before. */
        WRONG,
        /** This was the wrong code that locked a means. */
        LOCKED,
        /** Too soon after wrong codes: it was not even looked at. */
        TOO_SOON,
        /** The user has no means that shows codes. */
        NONE
    }

    static Verdict refused(Kind kind) {
        return new Verdict(kind, null);
    }

    public boolean isAccepted() {
        return kind == Kind.ACCEPTED;
    }
}
