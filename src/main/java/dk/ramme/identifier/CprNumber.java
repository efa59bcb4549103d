package dk.ramme.identifier;

import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Civil registration number: ten digits, ddmmyyxxxx, of which the seventh gives the century.
 *
 * <p>The old check by modulus 11 is not made: numbers without a check digit have been given out since 2007. Substitute
 * numbers (day + 60) are numbers too. A date to come is not refused here, since a value knows no clock.
 *
 * <p>The number shows itself masked wherever it is printed, also as JSON; it cannot be serialised, and no message of an
 * exception holds it. Only {@link #value()} gives it away.
 */
public record CprNumber(String value) {

    private static final int LENGTH = 10;
    private static final int SUBSTITUTE = 60;

    public CprNumber {
        String canonical = canonical(value);
        if (canonical == null) throw new IllegalArgumentException("not a CPR number");
        value = canonical;
    }

    /** Whether {@link #parse} would accept the text. */
    public static boolean isValid(@Nullable String text) {
        return canonical(text) != null;
    }

    public static CprNumber parse(String text) {
        return new CprNumber(text);
    }

    public LocalDate birthDate() {
        LocalDate date = date(value);
        if (date == null) throw new IllegalStateException("a CPR number without a date");
        return date;
    }

    /** For the page: {@code ddmmyy-****}. */
    @JsonValue
    public String masked() {
        return value.substring(0, 6) + "-****";
    }

    @Override
    public String toString() {
        return masked();
    }

    /** In constant time, so that a comparison tells nothing about how much of a guess was right. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CprNumber that && MessageDigest.isEqual(bytes(), that.bytes());
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    private byte[] bytes() {
        return value.getBytes(StandardCharsets.US_ASCII);
    }

    private static @Nullable String canonical(@Nullable String text) {
        String digits = Typed.digits(text, LENGTH);
        return digits != null && date(digits) != null ? digits : null;
    }

    private static @Nullable LocalDate date(String digits) {
        int day = Integer.parseInt(digits, 0, 2, 10);
        int month = Integer.parseInt(digits, 2, 4, 10);
        int year = year(Integer.parseInt(digits, 4, 6, 10), digits.charAt(6) - '0');
        try {
            return LocalDate.of(year, month, day > SUBSTITUTE ? day - SUBSTITUTE : day);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static int year(int ofCentury, int seventhDigit) {
        return switch (seventhDigit) {
            case 0, 1, 2, 3 -> 1900 + ofCentury;
            case 4, 9 -> (ofCentury <= 36 ? 2000 : 1900) + ofCentury;
            default -> (ofCentury <= 57 ? 2000 : 1800) + ofCentury;
        };
    }
}
