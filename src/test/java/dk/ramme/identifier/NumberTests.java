package dk.ramme.identifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberTests {

    @Nested
    class ARidNumber {

        @ParameterizedTest
        @ValueSource(strings = {"1", "0042", "12345678", "1234567890", "1234567890123", "00000000000000000001"})
        void is_digits_of_any_length_up_to_twenty(String number) {
            assertThat(RidNumber.parse(number).value()).isEqualTo(number);
        }

        @ParameterizedTest
        @NullAndEmptySource
        @ValueSource(strings = {" ", "-", "123456789012345678901", "RID:42", "4a2", "4\n2", "1e3", "+42", "4,2"})
        void is_nothing_else(String text) {
            assertThat(RidNumber.isValid(text)).isFalse();
            assertThatIllegalArgumentException().isThrownBy(() -> RidNumber.parse(text));
        }

        @Test
        void keeps_its_leading_zeros() {
            assertThat(RidNumber.parse(" 0042 ")).hasToString("0042").isNotEqualTo(RidNumber.parse("42"));
        }
    }

    @Nested
    class AnEanNumber {

        @ParameterizedTest
        @ValueSource(strings = {"4260304620007", "5798000000001", "5 798 000 000 001", "5798-0000-00001"})
        void has_the_right_check_digit(String number) {
            assertThat(EanNumber.isValid(number)).isTrue();
        }

        @ParameterizedTest
        @NullAndEmptySource
        @ValueSource(strings = {"4260304620008", "0000000000000", "579800000000", "57980000000011", "579800000000x"})
        void is_nothing_else(String text) {
            assertThat(EanNumber.isValid(text)).isFalse();
            assertThatIllegalArgumentException().isThrownBy(() -> EanNumber.parse(text));
        }

        @Test
        void notices_one_wrong_digit() {
            String right = "4260304620007";

            for (int place = 0; place < right.length(); place++) {
                for (char digit = '0'; digit <= '9'; digit++) {
                    String typed = right.substring(0, place) + digit + right.substring(place + 1);
                    assertThat(EanNumber.isValid(typed)).as(typed).isEqualTo(typed.equals(right));
                }
            }
        }

        @Test
        void is_kept_without_spaces() {
            assertThat(EanNumber.parse("5 798 000 000 001")).hasToString("5798000000001");
        }
    }

    @Nested
    class AProductionUnitNumber {

        @ParameterizedTest
        @ValueSource(strings = {"1003388394", "1 003 388 394", "0000000001"})
        void is_ten_digits_without_a_check(String number) {
            assertThat(ProductionUnitNumber.parse(number).value()).hasSize(10);
        }

        @ParameterizedTest
        @NullAndEmptySource
        @ValueSource(strings = {"100338839", "10033883940", "P003388394"})
        void is_nothing_else(String text) {
            assertThat(ProductionUnitNumber.isValid(text)).isFalse();
            assertThatIllegalArgumentException().isThrownBy(() -> ProductionUnitNumber.parse(text));
        }
    }
}
