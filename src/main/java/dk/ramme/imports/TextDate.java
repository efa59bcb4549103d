package dk.ramme.imports;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/** Dates as files have them: 31-12-1980, 31.12.1980, 31/12/1980 or 1980-12-31. Two-digit years are nobody's guess. */
final class TextDate {

    private static final Pattern DANISH = Pattern.compile("(\\d{1,2})([-./ ])(\\d{1,2})\\2(\\d{4})");
    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");
    private static final int EARLIEST = 1880;

    private TextDate() {}

    static Optional<LocalDate> parse(String text) {
        var danish = DANISH.matcher(text);
        if (danish.matches()) return date(danish.group(4), danish.group(3), danish.group(1));
        var iso = ISO.matcher(text);
        return iso.matches() ? date(iso.group(1), iso.group(2), iso.group(3)) : Optional.empty();
    }

    private static Optional<LocalDate> date(String year, String month, String day) {
        try {
            var date = LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
            return Optional.of(date).filter(found -> found.getYear() >= EARLIEST);
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }
}
