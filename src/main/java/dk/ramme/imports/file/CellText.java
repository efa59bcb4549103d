package dk.ramme.imports.file;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a cell shows, from what the file keeps of it. */
final class CellText {

    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd-MM-yyyy", Locale.ROOT);
    private static final BigDecimal EXACT = new BigDecimal("1E15");
    private static final MathContext FIFTEEN_DIGITS = new MathContext(15);
    private static final int LONGEST_NUMBER = 40;
    private static final int LAST_SERIAL = 2_958_465;
    private static final int LEAP_DAY = 60;

    private CellText() {}

    /** Spreadsheets write characters that XML does not allow as their number (ISO/IEC 29500-1, 22.9.2.19). */
    static String plain(String text) {
        if (!text.contains("_x")) return text;
        return ESCAPED.matcher(text)
                .replaceAll(
                        found -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))));
    }

    /**
     * A number in full. One that is too large for a spreadsheet to be exact about keeps its exponent: its last digits
     * are lost, and whoever reads it shall see that it is no RID number any more.
     */
    static String number(String text, CellFormats.Format format) {
        var number = parse(text);
        if (number == null) return text;
        if (format.isDate()) return date(number, text, format.from1904());
        if (number.abs().compareTo(EXACT) >= 0)
            return number.round(FIFTEEN_DIGITS).toString();
        return format.padded(number.stripTrailingZeros().toPlainString());
    }

    private static @Nullable BigDecimal parse(String text) {
        if (text.length() > LONGEST_NUMBER) return null;
        try {
            var number = new BigDecimal(text.strip());
            return Math.abs((long) number.scale()) > LONGEST_NUMBER ? null : number;
        } catch (NumberFormatException none) {
            return null;
        }
    }

    /** Days since the beginning of 1900, in which Excel counts a 29 February that never was. */
    private static String date(BigDecimal serial, String text, boolean from1904) {
        int days = serial.signum() < 0 || serial.intValue() > LAST_SERIAL ? -1 : serial.intValue();
        if (days < 0) return text;
        var first = from1904
                ? LocalDate.of(1904, 1, 1)
                : days < LEAP_DAY ? LocalDate.of(1899, 12, 31) : LocalDate.of(1899, 12, 30);
        return DAY.format(first.plusDays(days));
    }

    /** A date and time in words of the standard, as some programs write them. */
    static String isoDate(String text) {
        try {
            return DAY.format(LocalDate.parse(text.substring(0, Math.min(text.length(), 10))));
        } catch (DateTimeException none) {
            return text;
        }
    }
}
