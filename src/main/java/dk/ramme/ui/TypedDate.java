package dk.ramme.ui;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A date as people in Denmark type it: day, month and four digits of year, with anything usual between. */
public final class TypedDate {

    private static final Pattern DAY_MONTH_YEAR =
            Pattern.compile("\\s*(\\d{1,2})\\s?[-./ ]\\s?(\\d{1,2})\\s?[-./ ]\\s?(\\d{4})\\s*");
    private static final Pattern EIGHT_DIGITS = Pattern.compile("\\s*(\\d{2})(\\d{2})(\\d{4})\\s*");

    private TypedDate() {}

    /** Empty for what is no date. */
    public static Optional<LocalDate> read(@Nullable String typed) {
        if (typed == null || typed.length() > 30) {
            return Optional.empty();
        }
        var apart = DAY_MONTH_YEAR.matcher(typed);
        var together = EIGHT_DIGITS.matcher(typed);
        var found = apart.matches() ? apart : together;
        if (!apart.matches() && !together.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(number(found.group(3)), number(found.group(2)), number(found.group(1))));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
