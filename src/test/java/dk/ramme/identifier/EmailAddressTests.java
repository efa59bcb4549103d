package dk.ramme.identifier;

import static dk.ramme.identifier.EmailProblem.LETTERS;
import static dk.ramme.identifier.EmailProblem.MALFORMED;
import static dk.ramme.identifier.EmailProblem.TOO_LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTests {

    private static final String LABEL_63 = "a".repeat(63);

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            mette@firma.dk,             mette@firma.dk
            Mette.Hansen@FIRMA.DK,      Mette.Hansen@firma.dk
            m+test@a-b.co.uk,           m+test@a-b.co.uk
            o'brien@firma.dk,           o'brien@firma.dk
            a@b.dk,                     a@b.dk
            kontakt@blåbærgrød.dk,      kontakt@xn--blbrgrd-fxak7p.dk
            kontakt@BLÅBÆRGRØD.dk,      kontakt@xn--blbrgrd-fxak7p.dk
            x@rødgrød.københavn.dk,     x@xn--rdgrd-vuad.xn--kbenhavn-54a.dk
            x@1.firma.dk,               x@1.firma.dk
            """)
    void an_address_is_kept_in_one_form(String typed, String kept) {
        assertThat(EmailAddress.parse(typed).value()).isEqualTo(kept);
        assertThat(EmailAddress.problem(typed)).isEmpty();
    }

    @Test
    void blanks_at_the_ends_are_dropped() {
        assertThat(EmailAddress.parse("\uFEFF mette@firma.dk\u00A0\r\n")).hasToString("mette@firma.dk");
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                " ",
                "mette",
                "@firma.dk",
                "mette@",
                "mette@firma",
                "mette@firma.",
                "mette@.dk",
                "mette@firma..dk",
                "mette@@firma.dk",
                "mette@firma.dk@firma.dk",
                "mette hansen@firma.dk",
                "mette@firma .dk",
                "mette@-firma.dk",
                "mette@firma-.dk",
                "mette@fir_ma.dk",
                "mette@127.0.0.1",
                "mette@[127.0.0.1]",
                "mette@firma.123",
                ".mette@firma.dk",
                "mette.@firma.dk",
                "me..tte@firma.dk",
                "\"mette\"@firma.dk",
                "Mette <mette@firma.dk>",
                "mette@firma.dk,jens@firma.dk",
                "mette@firma.dk;jens@firma.dk",
                "mette@firma.dk\r\nBcc: jens@firma.dk",
                "mette\r\nBcc:jens@firma.dk",
                "mette@firma.dk\u0000",
                "me\tte@firma.dk",
                "me\u200Btte@firma.dk",
                "mette@fir\u202Ema.dk",
                "mette(note)@firma.dk",
                "mette@firma.dk\u2028x",
                "mette＠firma.dk"
            })
    void what_is_no_address_is_refused(String text) {
        assertThat(EmailAddress.isValid(text)).isFalse();
        assertThat(EmailAddress.problem(text)).contains(MALFORMED);
        assertThatIllegalArgumentException().isThrownBy(() -> EmailAddress.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"søren@firma.dk", "åse@firma.dk", "læge@blåbær.dk", "a\u030Ase@firma.dk", "müller@firma.dk"})
    void danish_letters_before_the_sign_are_refused_with_a_reason_of_their_own(String text) {
        assertThat(EmailAddress.problem(text)).contains(LETTERS);
    }

    static Stream<String> tooLong() {
        return Stream.of(
                "a".repeat(65) + "@firma.dk",
                "a@" + (LABEL_63 + ".").repeat(4) + "dk",
                "a".repeat(64) + "@" + (LABEL_63 + ".").repeat(3) + "dk",
                "x".repeat(255));
    }

    @ParameterizedTest
    @MethodSource("tooLong")
    void an_address_that_is_too_long_is_refused(String text) {
        assertThat(EmailAddress.problem(text)).contains(TOO_LONG);
    }

    @Test
    void the_longest_address_is_accepted() {
        String longest = "a".repeat(64) + "@" + LABEL_63 + "." + LABEL_63 + "." + "b".repeat(58) + ".dk";

        assertThat(longest).hasSize(254);
        assertThat(EmailAddress.parse(longest).value()).isEqualTo(longest);
        assertThat(EmailAddress.isValid("a@" + "b".repeat(64) + ".dk")).isFalse();
    }

    @Test
    void it_knows_its_two_parts() {
        EmailAddress address = EmailAddress.parse("Mette@Firma.dk");

        assertThat(address.localPart()).isEqualTo("Mette");
        assertThat(address.domain()).isEqualTo("firma.dk");
    }

    @Test
    void only_plain_signs_ever_come_through() {
        for (char sign = 0; sign < 0x3000; sign++) {
            for (String typed :
                    new String[] {"a" + sign + "b@firma.dk", "a@fir" + sign + "ma.dk", "a@firma.dk" + sign}) {
                if (EmailAddress.isValid(typed)) {
                    assertThat(EmailAddress.parse(typed).value()).matches("[!-~]+@[a-z0-9.-]+");
                }
            }
        }
    }
}
