package dk.ramme.identifier;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An address is shown as it was written (imports finding 13, operators finding 13). */
class ShownAddressTests {

    @ParameterizedTest
    @CsvSource({
        "ingrid@xn--blbr-roah.test, ingrid@blåbær.test",
        "ingrid@post.xn--blbr-roah.test, ingrid@post.blåbær.test",
        "ingrid@nordlys.test, ingrid@nordlys.test",
        "ingrid@xn--80ak6aa92e.com, ingrid@xn--80ak6aa92e.com",
        "ingrid@xn--.test, ingrid@xn--.test"
    })
    void a_domain_with_danish_letters_is_shown_with_them_and_one_that_could_pass_for_another_is_not(
            String kept, String shown) {
        assertThat(EmailAddress.shown(kept)).isEqualTo(shown);
    }
}
