package dk.ramme.people.list;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An address is found however its domain is written (imports finding 13, operators finding 13). */
class SearchWordsTests {

    @ParameterizedTest
    @CsvSource({
        "ingrid@blåbær.test, ingrid@xn--blbr-roah.test",
        "Ingrid@Blåbær.Test, ingrid@xn--blbr-roah.test",
        "ingrid@xn--blbr-roah.test, ingrid@xn--blbr-roah.test",
        "ingrid@blå, ingrid@blå",
        "blåbær, blåbær",
        "ingrid@nordlys.test, ingrid@nordlys.test"
    })
    void an_address_is_looked_for_as_it_is_kept(String typed, String lead) {
        assertThat(SearchWords.of(typed).lead()).isEqualTo(lead);
    }
}
