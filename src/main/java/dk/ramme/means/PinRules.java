package dk.ramme.means;

import static java.time.format.ResolverStyle.STRICT;

import dk.ramme.means.Pin.Weakness;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.ParsePosition;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;

/** Which PINs are guessed first (NIST SP 800-63B, 3.1.1.2: what is chosen is compared with a list). */
final class PinRules {

    /** So many digits in a row that a PIN has in common with a number of the user's own are no chance. */
    private static final int IN_COMMON = 6;

    private static final int FEW = 3;
    private static final List<DateTimeFormatter> DATES =
            dates("ddMMuuuu", "MMdduuuu", "uuuuMMdd", "ddMMuu", "MMdduu", "uuMMdd");
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2099;
    private static final Set<String> COMMON = common();

    private PinRules() {}

    static Optional<Weakness> weakness(String pin, Collection<String> own) {
        if (comesAgain(pin) || pin.chars().distinct().count() < FEW) {
            return Optional.of(Weakness.REPEATS);
        }
        if (isRun(pin)) {
            return Optional.of(Weakness.RUN);
        }
        if (isDate(pin)) {
            return Optional.of(Weakness.DATE);
        }
        if (COMMON.contains(pin)) {
            return Optional.of(Weakness.COMMON);
        }
        return own.stream().anyMatch(number -> haveInCommon(pin, number))
                ? Optional.of(Weakness.OWN)
                : Optional.empty();
    }

    /** Such as 123456, 987654, 246802: always the same step, over nine to nought. */
    private static boolean isRun(String pin) {
        return IntStream.range(1, pin.length())
                        .map(n -> step(pin, n))
                        .distinct()
                        .count()
                == 1;
    }

    private static int step(String pin, int n) {
        return Math.floorMod(pin.charAt(n) - pin.charAt(n - 1), 10);
    }

    /** Such as 121212 or 47114711: a part of it is there twice or more, and the rest begins it once more. */
    private static boolean comesAgain(String pin) {
        return IntStream.rangeClosed(1, pin.length() / 2)
                .anyMatch(part -> pin.substring(part).equals(pin.substring(0, pin.length() - part)));
    }

    private static boolean isDate(String pin) {
        return DATES.stream().anyMatch(form -> isDate(pin, form));
    }

    private static boolean isDate(String pin, DateTimeFormatter form) {
        var at = new ParsePosition(0);
        @Nullable TemporalAccessor parts = form.parseUnresolved(pin, at);
        if (parts == null || at.getIndex() < pin.length()) return false;
        var year = parts.getLong(ChronoField.YEAR);
        var month = parts.getLong(ChronoField.MONTH_OF_YEAR);
        var day = parts.getLong(ChronoField.DAY_OF_MONTH);
        return year >= FIRST_YEAR
                && year <= LAST_YEAR
                && ChronoField.MONTH_OF_YEAR.range().isValidValue(month)
                && day >= 1
                && day <= YearMonth.of((int) year, (int) month).lengthOfMonth();
    }

    private static boolean haveInCommon(String pin, String number) {
        var digits = number.replaceAll("[^0-9]", "");
        if (digits.length() < IN_COMMON) {
            // a short one, of a device say, is a good part of any PIN it stands in
            return digits.length() >= IN_COMMON - 2 && pin.contains(digits);
        }
        return IntStream.rangeClosed(0, pin.length() - IN_COMMON)
                .anyMatch(n -> digits.contains(pin.substring(n, n + IN_COMMON)));
    }

    private static List<DateTimeFormatter> dates(String... patterns) {
        return Arrays.stream(patterns)
                .map(pattern ->
                        DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withResolverStyle(STRICT))
                .toList();
    }

    private static Set<String> common() {
        try {
            return new ClassPathResource("common-pins.txt", PinRules.class)
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
