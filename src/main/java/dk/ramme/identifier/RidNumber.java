package dk.ramme.identifier;

import org.jspecify.annotations.Nullable;

/** Number of an employee signature, unique within one company only: digits as text, since leading zeros count. */
public record RidNumber(String value) {

    private static final int LONGEST = 20;

    public RidNumber {
        String canonical = canonical(value);
        if (canonical == null) throw new IllegalArgumentException("not a RID number");
        value = canonical;
    }

    /** Whether {@link #parse} would accept the text. */
    public static boolean isValid(@Nullable String text) {
        return canonical(text) != null;
    }

    public static RidNumber parse(String text) {
        return new RidNumber(text);
    }

    @Override
    public String toString() {
        return value;
    }

    private static @Nullable String canonical(@Nullable String text) {
        return Typed.digits(text, 1, LONGEST);
    }
}
