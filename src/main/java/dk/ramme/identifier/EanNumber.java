package dk.ramme.identifier;

import org.jspecify.annotations.Nullable;

/** Address for electronic invoices (GLN): 13 digits, weights 1 and 3 in turn, sum divisible by 10. */
public record EanNumber(String value) {

    private static final int LENGTH = 13;

    public EanNumber {
        String canonical = canonical(value);
        if (canonical == null) throw new IllegalArgumentException("not an EAN number");
        value = canonical;
    }

    /** Whether {@link #parse} would accept the text. */
    public static boolean isValid(@Nullable String text) {
        return canonical(text) != null;
    }

    public static EanNumber parse(String text) {
        return new EanNumber(text);
    }

    @Override
    public String toString() {
        return value;
    }

    private static @Nullable String canonical(@Nullable String text) {
        String digits = Typed.digits(text, LENGTH);
        if (digits == null || Typed.isAllZeros(digits)) return null;
        return Typed.weightedSum(digits, 1, 3) % 10 == 0 ? digits : null;
    }
}
