package dk.ramme.imports.row;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Dates as files have them: 31-12-1980, 31.12.80, 12/31/1980, 1980-12-31, 19801231, 31. dec. 1980, the days that a
 * spreadsheet counts, and any of them with a time behind.
 */
public final class TextDate {

    private static final String BETWEEN = "\\s?([-./ ])\\s?";
    private static final Pattern NUMBERS =
            Pattern.compile("(\\d{1,2})" + BETWEEN + "(\\d{1,2})" + BETWEEN + "(\\d{4}|\\d{2})");
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})([-./])(\\d{1,2})\\2(\\d{1,2})");
    private static final Pattern DIGITS = Pattern.compile("\\d{5,6}|\\d{8}");
    private static final Pattern DAY_AND_MONTH =
            Pattern.compile("(\\d{1,2})\\.?[-/ ]?\\s?(\\p{L}{3,9})\\.?[-/, ]?\\s?(\\d{4}|\\d{2})");
    private static final Pattern MONTH_AND_DAY =
            Pattern.compile("(\\p{L}{3,9})\\.?[-/ ](\\d{1,2})(?:st|nd|rd|th)?[-/, ]\\s?(\\d{4})");
    private static final LocalDate FIRST_DAY_OF_SPREADSHEETS = LocalDate.of(1899, 12, 30);
    private static final int EARLIEST = 1880;
    static final int LONGEST = 60;
    private static final int YOUNGEST = 13;
    private static final int OLDEST = 100;
    private static final int MONTHS_OF_YEAR = 12;
    private static final int DAYS_OF_MONTH = 31;
    private static final int EIGHT = 8;
    private static final int SIX = 6;

    private final Dates dates;
    private final Years years;

    /** @param dates how the column writes them */
    public TextDate(Dates dates, Years years) {
        this.dates = dates;
        this.years = years;
    }

    public Optional<LocalDate> parse(String text) {
        if (text.length() > LONGEST) return Optional.empty();
        var midnight = TextTime.midnight(text);
        if (midnight != null) return Optional.of(midnight).filter(TextDate::isPlausible);
        return Optional.ofNullable(date(TextTime.without(text))).filter(TextDate::isPlausible);
    }

    /** Whether the text, read in some way, is this date. */
    public boolean mayMean(String text, LocalDate date) {
        if (text.length() > LONGEST) return false;
        Years near = year -> Optional.of(date.getYear() - Math.floorMod(date.getYear() - year, 100));
        var orders = isTwo(text) ? List.of(DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST) : List.<DateOrder>of();
        return Stream.concat(Stream.of(dates), orders.stream().map(order -> new Dates(order, dates.sixDigits())))
                .anyMatch(way ->
                        new TextDate(way, near).parse(text).filter(date::equals).isPresent());
    }

    /** What the text tells of the order of its column; null when it tells nothing, being no date or the same both ways. */
    static @Nullable Way way(String text) {
        var found = numbered(text);
        if (found == null || !found.group(2).equals(found.group(4))) return null;
        int first = number(found.group(1));
        int second = number(found.group(3));
        if (first == second || first < 1 || second < 1 || Math.min(first, second) > MONTHS_OF_YEAR) return null;
        if (Math.max(first, second) > DAYS_OF_MONTH) return null;
        boolean either = Math.max(first, second) <= MONTHS_OF_YEAR;
        var sure = first > second ? DateOrder.DAY_FIRST : DateOrder.MONTH_FIRST;
        return new Way(found.group(2).equals("/"), either ? DateOrder.UNSURE : sure, first, second);
    }

    private static @Nullable Matcher numbered(String text) {
        if (text.length() > LONGEST) return null;
        var found = NUMBERS.matcher(TextTime.without(text));
        return found.matches() ? found : null;
    }

    /** Whether it is a date either way round, in a column that has both orders or does not tell which. */
    public boolean isTwo(String text) {
        var way = numbered(text);
        return way != null
                && dates.isOpen(way)
                && with(DateOrder.DAY_FIRST).parse(text).isPresent()
                && with(DateOrder.MONTH_FIRST).parse(text).isPresent();
    }

    private TextDate with(DateOrder order) {
        return new TextDate(new Dates(order, dates.sixDigits()), years);
    }

    private static boolean isPlausible(LocalDate date) {
        return date.getYear() >= EARLIEST;
    }

    private @Nullable LocalDate date(String text) {
        var found = NUMBERS.matcher(text);
        if (found.matches()) return numbers(found);
        found = YEAR_FIRST.matcher(text);
        if (found.matches()) return of(found.group(1), number(found.group(3)), number(found.group(4)));
        if (DIGITS.matcher(text).matches()) return digits(text);
        found = DAY_AND_MONTH.matcher(text);
        if (found.matches()) return of(found.group(3), MonthName.of(found.group(2)), number(found.group(1)));
        found = MONTH_AND_DAY.matcher(text);
        return found.matches() ? of(found.group(3), MonthName.of(found.group(1)), number(found.group(2))) : null;
    }

    /** 31/12-1980 is how it is written by hand in Denmark, always with the day first. */
    private @Nullable LocalDate numbers(Matcher found) {
        int first = number(found.group(1));
        int second = number(found.group(3));
        var year = found.group(5);
        boolean same = found.group(2).equals(found.group(4));
        if (!same && !found.group(2).equals("/")) return null;
        var order = same ? dates.order(found) : DateOrder.DAY_FIRST;
        return switch (order) {
            case DAY_FIRST -> of(year, second, first);
            case MONTH_FIRST -> of(year, first, second);
            case MIXED, UNSURE -> mixed(year, first, second);
        };
    }

    private @Nullable LocalDate mixed(String year, int first, int second) {
        var dayFirst = of(year, second, first);
        var monthFirst = of(year, first, second);
        if (dayFirst == null || dayFirst.equals(monthFirst)) return monthFirst;
        return monthFirst == null ? dayFirst : null;
    }

    private @Nullable LocalDate digits(String text) {
        if (text.length() == EIGHT) {
            var yearFirst = of(text.substring(0, 4), number(text.substring(4, 6)), number(text.substring(6)));
            if (yearFirst != null && isPlausible(yearFirst)) return yearFirst;
            return of(text.substring(4), number(text.substring(2, 4)), number(text.substring(0, 2)));
        }
        if (text.length() < SIX && !dates.sixDigits()) {
            return FIRST_DAY_OF_SPREADSHEETS.plusDays(Long.parseLong(text));
        }
        var six = text.length() < SIX ? "0" + text : text;
        return of(six.substring(4), number(six.substring(2, 4)), number(six.substring(0, 2)));
    }

    private @Nullable LocalDate of(String year, int month, int day) {
        int written = number(year);
        var full = year.length() > 2 ? Optional.of(written) : years.full(written);
        if (full.isEmpty()) return null;
        try {
            return LocalDate.of(full.get(), month, day);
        } catch (DateTimeException impossible) {
            return null;
        }
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    /**
     * How a column writes its dates.
     *
     * @param slashed in which order, where slashes part day and month
     * @param dashed the same for other signs, which are Danish as a rule
     * @param sixDigits whether digits alone are day, month and year, and not the days that a spreadsheet counts
     */
    record Dates(DateOrder slashed, DateOrder dashed, boolean sixDigits) {

        static final Dates DANISH = new Dates(DateOrder.DAY_FIRST, false);

        Dates(DateOrder order, boolean sixDigits) {
            this(order, order, sixDigits);
        }

        private DateOrder order(Matcher numbers) {
            return numbers.group(2).equals("/") ? slashed : dashed;
        }

        private boolean isOpen(Matcher numbers) {
            return order(numbers) == DateOrder.MIXED || order(numbers) == DateOrder.UNSURE;
        }
    }

    /**
     * What a date of two numbers and a year tells of the order in which its column has day and month.
     *
     * @param slashed whether slashes part them
     * @param order that it must be in, unsure when it could be either
     */
    record Way(boolean slashed, DateOrder order, int first, int second) {

        /** The order in which the numbers are this date, unsure when they are not. */
        DateOrder orderOf(LocalDate date) {
            if (date.getDayOfMonth() == first && date.getMonthValue() == second) return DateOrder.DAY_FIRST;
            boolean monthFirst = date.getMonthValue() == first && date.getDayOfMonth() == second;
            return monthFirst ? DateOrder.MONTH_FIRST : DateOrder.UNSURE;
        }
    }

    /** The year that two digits of it stand for, where that can be told. */
    public interface Years {

        Optional<Integer> full(int ofCentury);

        /** Of somebody old enough to have a signature and not yet a hundred: one year at most fits. */
        static Years ofBirth(LocalDate today) {
            return ofCentury -> {
                int latest = today.getYear() - YOUNGEST;
                int year = latest - Math.floorMod(latest - ofCentury, 100);
                return today.getYear() - year < OLDEST ? Optional.of(year) : Optional.empty();
            };
        }

        /** Signatures are younger than this; 99 may mean last century or never. */
        static Years ofExpiry() {
            return ofCentury -> ofCentury < 80 ? Optional.of(2000 + ofCentury) : Optional.empty();
        }
    }
}
