package dk.ramme.identifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Long nonsense is refused at once, whatever it is made of. */
class HostileInputTests {

    private static final int SIZE = 50_000;
    private static final Duration LIMIT = Duration.ofMillis(100);

    private static final Map<String, Predicate<String>> CHECKS = Map.of(
            "cvr", CvrNumber::isValid,
            "cpr", CprNumber::isValid,
            "rid", RidNumber::isValid,
            "ean", EanNumber::isValid,
            "p", ProductionUnitNumber::isValid,
            "email", EmailAddress::isValid,
            "name", PersonName::isValid);

    static Stream<String> pieces() {
        return Stream.of(
                "0",
                "1",
                " ",
                "-",
                "\u00A0",
                "a",
                "å",
                "a\u0301",
                "\u0315\u0300",
                "@",
                ".",
                "a.",
                "a@",
                "a@a.",
                "-a",
                "xn--",
                "é@",
                "\u202E",
                "\u200B",
                "\r\n",
                "\u0000",
                "\uD800",
                "𠮷",
                "DK",
                "x@x.dk,",
                "&",
                "ﷺ",
                "ß");
    }

    @ParameterizedTest
    @MethodSource("pieces")
    void long_nonsense_is_refused_at_once(String piece) {
        String nonsense = piece.repeat(SIZE / piece.length());
        boolean onlyBlanks = Typed.isNothing(nonsense); // which are dropped at the ends

        CHECKS.forEach((name, check) -> {
            for (String text : new String[] {nonsense, "a@" + nonsense, nonsense + "@a.dk", nonsense + "!"}) {
                assertQuick(name, check, text);
                assertThat(check.test(text) && !onlyBlanks).as(name).isFalse();
            }
        });
    }

    @ParameterizedTest
    @MethodSource("pieces")
    void nonsense_that_just_fits_is_answered_at_once(String piece) {
        for (int size : new int[] {64, 254, 800}) {
            String nonsense = piece.repeat(size / piece.length());
            CHECKS.forEach((name, check) -> {
                assertQuick(name, check, nonsense);
                assertQuick(name, check, "a@" + nonsense.substring(2));
            });
        }
    }

    /** The best of three: what is slow by its nature is slow each time, a busy machine or a cold start is not. */
    private static void assertQuick(String name, Predicate<String> check, String text) {
        Duration best = Duration.ofDays(1);
        for (int attempt = 0; attempt < 3 && best.compareTo(LIMIT) >= 0; attempt++) {
            long begin = System.nanoTime();
            assertThatCode(() -> check.test(text)).as(name).doesNotThrowAnyException();
            best = Duration.ofNanos(System.nanoTime() - begin);
        }
        assertThat(best).as(name).isLessThan(LIMIT);
    }
}
