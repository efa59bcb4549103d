package dk.ramme.identifier;

import org.jspecify.annotations.Nullable;

/**
 * Telephone number: six to fifteen digits (ITU-T E.164), with or without the country's. {@code 00} before a country's is a plus, and
 * brackets, dots and slashes between the digits are left out as blanks are.
 */
public record TelephoneNumber(String value) {

    private static final int SHORTEST = 6;
    private static final int LONGEST = 15;

    public TelephoneNumber {
        String canonical = canonical(value);
        if (canonical == null) throw new IllegalArgumentException("not a telephone number");
        value = canonical;
    }

    /** Whether {@link #parse} would accept the text. */
    public static boolean isValid(@Nullable String text) {
        return canonical(text) != null;
    }

    public static TelephoneNumber parse(String text) {
        return new TelephoneNumber(text);
    }

    @Override
    public String toString() {
        return value;
    }

    private static @Nullable String canonical(@Nullable String text) {
        String compact = Typed.compact(text);
        if (compact == null) return null;
        compact = compact.replaceAll("[().,/]", "");
        boolean abroad = compact.startsWith("+") || compact.startsWith("00");
        String digits =
                Typed.digits(abroad ? compact.substring(compact.startsWith("+") ? 1 : 2) : compact, SHORTEST, LONGEST);
        return digits == null ? null : abroad ? "+" + digits : digits;
    }
}
