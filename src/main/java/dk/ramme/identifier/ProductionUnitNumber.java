package dk.ramme.identifier;

import org.jspecify.annotations.Nullable;

/** Number of a place where a company works (P number): ten digits, and no check digit to rely on. */
public record ProductionUnitNumber(String value) {

    private static final int LENGTH = 10;

    public ProductionUnitNumber {
        String canonical = canonical(value);
        if (canonical == null) throw new IllegalArgumentException("not a P number");
        value = canonical;
    }

    /** Whether {@link #parse} would accept the text. */
    public static boolean isValid(@Nullable String text) {
        return canonical(text) != null;
    }

    public static ProductionUnitNumber parse(String text) {
        return new ProductionUnitNumber(text);
    }

    @Override
    public String toString() {
        return value;
    }

    private static @Nullable String canonical(@Nullable String text) {
        return Typed.digits(text, LENGTH);
    }
}
