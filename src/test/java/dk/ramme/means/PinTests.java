package dk.ramme.means;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.means.Pin.Weakness;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which PINs there are and which of them somebody would guess (T71). */
class PinTests {

    private static final List<String> OWN = List.of("0702701234", "070270", "19700207", "D-4711-88203", "9042");

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "12345", "1234567890123", "12345a", "１２３４５６", "+739461", "739461.0"})
    void what_is_none(String typed) {
        assertThat(Pin.parse(typed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"739461", " 73 94 61 ", "739461528403"})
    void what_is_one_and_guessed_by_nobody(String typed) {
        assertThat(Pin.parse(typed).orElseThrow().weakness(OWN)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "123456, RUN",
        "987654321, RUN",
        "789012, RUN",
        "246802, RUN",
        "852963, RUN",
        "000000, REPEATS",
        "121212, REPEATS",
        "47114711, REPEATS",
        "738573857385, REPEATS",
        "112122, REPEATS",
        "311299, DATE",
        "991231, DATE",
        "123199, DATE",
        "31121999, DATE",
        "19991231, DATE",
        "290200, DATE",
        "159753, COMMON",
        "147258369, COMMON",
        "070270, DATE",
        "99070270, OWN",
        "7027012, OWN",
        "94711882, OWN",
        "139042, OWN"
    })
    void what_is_guessed_first(String digits, Weakness why) {
        assertThat(new Pin(digits).weakness(OWN)).contains(why);
    }

    @Test
    void most_are_as_good_as_any() {
        var good = 0;
        for (var n = 0; n < 1_000_000; n += 7) {
            good += new Pin(String.format(Locale.ROOT, "%06d", n)).weakness(OWN).isEmpty() ? 1 : 0;
        }
        assertThat(good / (1_000_000 / 7.0)).isGreaterThan(0.88);
    }

    @Test
    void it_is_never_printed() {
        assertThat(new Pin("739461")).hasToString("Pin[****]");
    }
}
