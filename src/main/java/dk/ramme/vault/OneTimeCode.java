package dk.ramme.vault;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A code that one person tells another: twelve signs, 59 bits, of an alphabet in which none is taken for another. Only
 * its password hash belongs in the database (ASVS 6.5.2).
 */
public record OneTimeCode(String value) {

    private static final String ALPHABET = "ABCDEFGHJKMNPQRSTVWXYZ23456789";
    private static final int LENGTH = 12;
    private static final int GROUP = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    public OneTimeCode {
        if (!isWellFormed(value)) throw new IllegalArgumentException("not a one-time code");
    }

    public static OneTimeCode fresh() {
        return new OneTimeCode(RANDOM.ints(LENGTH, 0, ALPHABET.length())
                .mapToObj(n -> ALPHABET.substring(n, n + 1))
                .collect(Collectors.joining()));
    }

    /** As it is typed: small letters, blanks and hyphens do not matter. Empty for what can be no code. */
    public static Optional<OneTimeCode> parse(@Nullable String typed) {
        if (typed == null || typed.length() > 4 * LENGTH) return Optional.empty();
        var bare = typed.replaceAll("[\\s\\p{Pd}]", "").toUpperCase(Locale.ROOT);
        return isWellFormed(bare) ? Optional.of(new OneTimeCode(bare)) : Optional.empty();
    }

    /** In groups of four, to be read aloud: ABCD-EFGH-JKMN. */
    public String grouped() {
        return value.replaceAll("(.{" + GROUP + "})(?=.)", "$1-");
    }

    /** Slow on purpose. */
    public String hash() {
        return PasswordHash.of(value);
    }

    /** Whether it is the code that was hashed; slow on purpose. */
    public boolean matches(String hash) {
        return PasswordHash.matches(value, hash);
    }

    @Override
    public String toString() {
        return "OneTimeCode[****]";
    }

    private static boolean isWellFormed(String text) {
        return text.length() == LENGTH && text.chars().allMatch(sign -> ALPHABET.indexOf(sign) >= 0);
    }
}
