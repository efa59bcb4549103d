package dk.ramme.identifier;

import org.jspecify.annotations.Nullable;

/** Number of a part of a company that accounts for VAT by itself (SE number): eight digits. */
public record SeNumber(String value) {

    private static final int LENGTH = 8;

    public SeNumber {
        String canonical = canonical(value);
        if (canonical == null) throw new IllegalArgumentException("not an SE number");
        value = canonical;
    }

    /** Whether {@link #parse} would accept the text. */
    public static boolean isValid(@Nullable String text) {
        return canonical(text) != null;
    }

    public static SeNumber parse(String text) {
        return new SeNumber(text);
    }

    @Override
    public String toString() {
        return value;
    }

    private static @Nullable String canonical(@Nullable String text) {
        return Typed.digits(text, LENGTH);
    }
}
