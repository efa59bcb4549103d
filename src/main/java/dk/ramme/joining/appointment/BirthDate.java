package dk.ramme.joining.appointment;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A birth date as people in Denmark type it: 24-11-1980, 24.11.1980, 24/11 1980, 24111980. */
public final class BirthDate {

    private static final Pattern TYPED =
            Pattern.compile("(\\d{1,2})[-./ ]+(\\d{1,2})[-./ ]+(\\d{4})|(\\d{2})(\\d{2})(\\d{4})");
    private static final int LONGEST = 20;
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

    private BirthDate() {}

    /** Empty for what is no date, or none somebody can have been born on by that day. */
    public static Optional<LocalDate> parse(@Nullable String text, LocalDate today) {
        if (text == null || text.length() > LONGEST) {
            return Optional.empty();
        }
        var typed = TYPED.matcher(text.strip());
        if (!typed.matches()) {
            return Optional.empty();
        }
        var first = typed.group(1) == null ? 4 : 1;
        try {
            return Optional.of(LocalDate.of(
                            Integer.parseInt(typed.group(first + 2)),
                            Integer.parseInt(typed.group(first + 1)),
                            Integer.parseInt(typed.group(first))))
                    .filter(date -> isPossible(date, today));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    public static boolean isPossible(LocalDate date, LocalDate today) {
        return !date.isBefore(EARLIEST) && date.isBefore(today);
    }
}
