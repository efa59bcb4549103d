package dk.ramme.identifier;

import org.jspecify.annotations.Nullable;

/**
 * Company number: eight digits, weighted modulus 11 (Danish Business Authority, "modulus 11").
 *
 * <p>What people type (spaces, hyphens, a leading "DK") is accepted and brought into the one form.
 */
public record CvrNumber(String value) {

    private static final int LENGTH = 8;

    public CvrNumber {
        String canonical = canonical(value);
        if (canonical == null) throw new IllegalArgumentException("not a CVR number");
        value = canonical;
    }

    /** Whether {@link #parse} would accept the text. */
    public static boolean isValid(@Nullable String text) {
        return canonical(text) != null;
    }

    public static CvrNumber parse(String text) {
        return new CvrNumber(text);
    }

    /** For the page: {@code 24 25 67 90}. */
    public String spaced() {
        return value.substring(0, 2)
                + ' '
                + value.substring(2, 4)
                + ' '
                + value.substring(4, 6)
                + ' '
                + value.substring(6);
    }

    @Override
    public String toString() {
        return value;
    }

    private static @Nullable String canonical(@Nullable String text) {
        String compact = Typed.compact(text);
        if (compact == null) return null;
        String digits = compact.regionMatches(true, 0, "DK", 0, 2) ? compact.substring(2) : compact;
        boolean shaped = digits.length() == LENGTH && Typed.isDigits(digits) && !Typed.isAllZeros(digits);
        return shaped && Typed.weightedSum(digits, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0 ? digits : null;
    }
}
