package dk.ramme.means;

import dk.ramme.vault.PasswordHash;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a user knows besides the means they have: six to twelve digits (M5). It is never printed, and only its password hash
 * is kept.
 */
public record Pin(String value) {

    /** How many wrong ones in a row lock the means. */
    public static final int MOST_WRONG = 5;

    public Pin {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("not a PIN");
        }
    }

    /** As it is typed; blanks do not matter. Empty for what can be none. */
    public static Optional<Pin> parse(@Nullable String typed) {
        if (typed == null || typed.length() > 40) {
            return Optional.empty();
        }
        var bare = typed.replaceAll("\\s", "");
        return isWellFormed(bare) ? Optional.of(new Pin(bare)) : Optional.empty();
    }

    /**
     * Why somebody would guess it; empty for one that is as good as any.
     *
     * @param own numbers that others may know of the user: birth date, CPR number, the number of the device
     */
    public Optional<Weakness> weakness(Collection<String> own) {
        return PinRules.weakness(value, own);
    }

    /** Slow on purpose. */
    String hash() {
        return PasswordHash.of(value);
    }

    @Override
    public String toString() {
        return "Pin[****]";
    }

    private static boolean isWellFormed(String text) {
        return text.matches("[0-9]{6,12}");
    }

    /** Why a PIN is among the first that somebody would try. */
    public enum Weakness {
        /** Each digit is as far from the one before as that was. */
        RUN,
        /** Few digits, or some that come again and again. */
        REPEATS,
        DATE,
        /** On the list of those that many choose. */
        COMMON,
        /** It stands in a number of the user's own. */
        OWN
    }
}
