package dk.ramme.means;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The user ID of separate MitID: nine signs, 43 bits, so that nobody comes upon one by trying. No vowels, hence no words,
 * and no signs that are taken for one another.
 */
public record LoginId(String value) {

    private static final String ALPHABET = "BCDFGHJKMNPQRSTVWXYZ23456789";
    private static final int LENGTH = 9;
    private static final SecureRandom RANDOM = new SecureRandom();

    public LoginId {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("not a user ID");
        }
    }

    static LoginId fresh() {
        return new LoginId(RANDOM.ints(LENGTH, 0, ALPHABET.length())
                .mapToObj(n -> ALPHABET.substring(n, n + 1))
                .collect(Collectors.joining()));
    }

    /** As it is typed: small letters, blanks and hyphens do not matter. Empty for what can be none. */
    public static Optional<LoginId> parse(@Nullable String typed) {
        if (typed == null || typed.length() > 4 * LENGTH) {
            return Optional.empty();
        }
        var bare = typed.replaceAll("[\\s\\p{Pd}]", "").toUpperCase(Locale.ROOT);
        return isWellFormed(bare) ? Optional.of(new LoginId(bare)) : Optional.empty();
    }

    /** In groups of three, to be read and typed: BCD-FGH-JKM. */
    public String grouped() {
        return value.replaceAll("(.{3})(?=.)", "$1-");
    }

    @Override
    public String toString() {
        return grouped();
    }

    private static boolean isWellFormed(String text) {
        return text.length() == LENGTH && text.chars().allMatch(sign -> ALPHABET.indexOf(sign) >= 0);
    }
}
