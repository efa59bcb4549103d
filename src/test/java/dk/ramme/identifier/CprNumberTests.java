package dk.ramme.identifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class CprNumberTests {

    @ParameterizedTest(name = "{0} was born {1}: {2}")
    @CsvSource({
        "0102030123, 1903-02-01, 0 is 19xx",
        "0102993123, 1999-02-01, 3 is 19xx",
        "0102004123, 2000-02-01, 4 with 00 is 20xx",
        "0102364123, 2036-02-01, 4 with 36 is 20xx",
        "0102374123, 1937-02-01, 4 with 37 is 19xx",
        "0102994123, 1999-02-01, 4 with 99 is 19xx",
        "0102005123, 2000-02-01, 5 with 00 is 20xx",
        "0102576123, 2057-02-01, 6 with 57 is 20xx",
        "0102587123, 1858-02-01, 7 with 58 is 18xx",
        "0102998123, 1899-02-01, 8 with 99 is 18xx",
        "0102369123, 2036-02-01, 9 with 36 is 20xx",
        "0102379123, 1937-02-01, 9 with 37 is 19xx",
        "2902004123, 2000-02-29, 2000 was a leap year",
        "2902960123, 1996-02-29, 1996 was a leap year",
        "3112990123, 1999-12-31, last day of the year",
        "6102030123, 1903-02-01, substitute number: day + 60",
        "9112990123, 1999-12-31, substitute number of a 31st",
        "8902004123, 2000-02-29, substitute number of a leap day"
    })
    void the_seventh_digit_gives_the_century(String number, LocalDate born, String why) {
        assertThat(CprNumber.parse(number).birthDate()).as(why).isEqualTo(born);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "2902000123", // 1900 was no leap year
                "2902010123",
                "2902585123", // nor was 1858
                "3002960123",
                "3104990123",
                "0002990123",
                "3202990123",
                "0100990123",
                "0113990123",
                "6002990123", // substitute number of a day 0
                "9202990123", // and of a day 32
                "8902010123",
                "010203123",
                "01020312345",
                "010203-123a",
                "DK0102030123",
                "010203\n0123",
                "٠١٠٢٠٣٠١٢٣"
            })
    void what_is_no_date_is_no_number(String text) {
        assertThat(CprNumber.isValid(text)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> CprNumber.parse(text));
    }

    @Test
    void a_number_without_check_digit_is_valid() {
        int refusedByModulus11 = 0;
        for (int serial = 0; serial < 10_000; serial++) {
            String number = String.format(Locale.ROOT, "010165%04d", serial);
            if (Typed.weightedSum(number, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1) % 11 != 0) refusedByModulus11++;
            assertThat(CprNumber.isValid(number)).as(number).isTrue();
        }
        assertThat(refusedByModulus11).isGreaterThan(9_000);
    }

    @Test
    void every_day_of_two_centuries_comes_back() {
        LocalDate last = LocalDate.of(2057, 12, 31);
        for (LocalDate day = LocalDate.of(1858, 1, 1); !day.isAfter(last); day = day.plusDays(1)) {
            String digits = String.format(
                    Locale.ROOT,
                    "%02d%02d%02d%s123",
                    day.getDayOfMonth(),
                    day.getMonthValue(),
                    day.getYear() % 100,
                    seventhDigit(day.getYear()));
            String substitute = String.format(Locale.ROOT, "%02d%s", day.getDayOfMonth() + 60, digits.substring(2));
            assertThat(CprNumber.parse(digits).birthDate()).isEqualTo(day);
            assertThat(CprNumber.parse(substitute).birthDate()).isEqualTo(day);
        }
    }

    private static String seventhDigit(int year) {
        if (year < 1900) return "6";
        return year < 2000 ? "2" : "5";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "010203-1234",
                " 0102031234 ",
                "010203 1234",
                "01 02 03 12 34",
                "010203–1234",
                "010203\u00A0-\u00A01234",
                "0102031234\r\n"
            })
    void what_people_type_becomes_one_form(String typed) {
        assertThat(CprNumber.parse(typed).value()).isEqualTo("0102031234");
    }

    @Test
    void it_shows_itself_masked() {
        CprNumber cpr = CprNumber.parse("010203-1234");

        assertThat(cpr.masked()).isEqualTo("010203-****");
        assertThat(cpr).hasToString("010203-****");
        assertThat("" + Map.of("cpr", cpr)).doesNotContain("1234");
    }

    @Test
    void as_json_it_is_masked_too() {
        record Page(CprNumber cpr) {}

        String json = JsonMapper.builder().build().writeValueAsString(new Page(CprNumber.parse("010203-1234")));

        assertThat(json).isEqualTo("{\"cpr\":\"010203-****\"}");
    }

    @Test
    void it_cannot_be_serialised() {
        assertThatThrownBy(() ->
                        new ObjectOutputStream(new ByteArrayOutputStream()).writeObject(CprNumber.parse("010203-1234")))
                .isInstanceOf(NotSerializableException.class);
    }

    @Test
    void the_refusal_does_not_repeat_what_was_typed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CprNumber.parse("310203-1234"))
                .withMessage("not a CPR number")
                .withNoCause();
    }

    @Test
    void two_are_equal_when_their_digits_are() {
        CprNumber cpr = CprNumber.parse("010203-1234");

        assertThat(cpr).isEqualTo(CprNumber.parse("0102031234")).hasSameHashCodeAs(CprNumber.parse("0102031234"));
        assertThat(cpr).isNotEqualTo(CprNumber.parse("0102031235")).isNotEqualTo("0102031234");
    }
}
