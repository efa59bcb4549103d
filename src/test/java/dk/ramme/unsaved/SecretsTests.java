package dk.ramme.unsaved;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.unsaved.UnsavedForms.Secrets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a form is kept while its person logs in again, and what is not (S8). */
class SecretsTests {

    @ParameterizedTest
    @ValueSource(strings = {"code", "first", "second", "pin", "pinAgain", "newPin", "password", "_csrf", "_form"})
    void what_proves_who_somebody_is_and_what_belongs_to_the_page_is_not_kept(String name) {
        assertThat(Secrets.mayBeKept(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"postalCode", "opinion", "shipping", "name", "answer", "cpr", "version"})
    void everything_else_is(String name) {
        assertThat(Secrets.mayBeKept(name)).isTrue();
    }
}
