package dk.ramme.identifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class CvrNumberTests {

    @ParameterizedTest
    @ValueSource(strings = {"13748136", "24256790", "30808460", "11111114"})
    void a_number_with_the_right_check_digit_is_valid(String number) {
        assertThat(CvrNumber.isValid(number)).isTrue();
        assertThat(CvrNumber.parse(number).value()).isEqualTo(number);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                " ",
                "12345678",
                "00000000",
                "1374813",
                "137481360",
                "1374813x",
                "SE13748136",
                "DK",
                "DKDK13748136",
                "13748136DK",
                "1374\n8136",
                "١٣٧٤٨١٣٦",
                "１３７４８１３６",
                "+13748136",
                "13.748.136"
            })
    void anything_else_is_not(String text) {
        assertThat(CvrNumber.isValid(text)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> CvrNumber.parse(text));
    }

    @ParameterizedTest
    @CsvSource(ignoreLeadingAndTrailingWhitespace = false, textBlock = """
            24 25 67 90
             24256790\u0020
            2425-6790
            24\u00A025\u00A067\u00A090
            24\u202F25\u202F67\u202F90
            2425\u20116790
            2425\u22126790
            DK24256790
            dk 24 25 67 90
            DK-24256790
            \uFEFF24256790
            """)
    void what_people_type_becomes_one_form(String typed) {
        assertThat(CvrNumber.parse(typed)).isEqualTo(new CvrNumber("24256790"));
    }

    @Test
    void one_wrong_digit_is_always_noticed() {
        String right = "24256790";

        for (int place = 0; place < right.length(); place++) {
            for (char digit = '0'; digit <= '9'; digit++) {
                String typed = right.substring(0, place) + digit + right.substring(place + 1);
                assertThat(CvrNumber.isValid(typed)).as(typed).isEqualTo(typed.equals(right));
            }
        }
    }

    @Test
    void two_neighbours_that_changed_places_are_noticed() {
        String right = "13748136";

        for (int place = 0; place + 1 < right.length(); place++) {
            char[] swapped = right.toCharArray();
            swapped[place] = right.charAt(place + 1);
            swapped[place + 1] = right.charAt(place);
            String typed = new String(swapped);
            assertThat(CvrNumber.isValid(typed)).as(typed).isEqualTo(typed.equals(right));
        }
    }

    @Test
    void it_is_shown_in_pairs() {
        assertThat(CvrNumber.parse("24256790").spaced()).isEqualTo("24 25 67 90");
        assertThat(CvrNumber.parse("24 25 67 90")).hasToString("24256790");
    }

    @Test
    void the_refusal_does_not_repeat_what_was_typed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CvrNumber.parse("0102031234\r\n"))
                .withMessage("not a CVR number");
    }
}
