package dk.ramme.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That what is looked for on every page is found where it is. */
class AccessibilityTreeTests {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', delimiter = '|', textBlock = """
            4.1.2 has no name           | <a href='https://a.example/1'><svg></svg></a>
            4.1.2 has no name           | <button>→</button>
            4.1.2 has no name           | <table><tr><th scope='col'></th><th scope='col'>A</th></tr><tr><td>1</td><td>2</td></tr></table>
            4.1.2 is called by a key    | <a href='https://a.example/1'>??people.user_da??</a>
            1.3.1 answers no question   | <label><input type='radio' name='a'> Ja</label>
            1.3.2 read after            | <p style='padding-top: 5em'><a href='https://a.example/1'>En</a></p><p style='margin-top: -7em'><a href='https://a.example/2'>To</a></p>
            2.4.3 out of order          | <a href='https://a.example/1' tabindex='1'>En</a>
            2.4.4 is called as another  | <a href='https://a.example/1'>Ret</a> <a href='https://a.example/2'>Ret</a>
            2.4.6 is called as another  | <button>Ret</button> <button>Ret</button>
            2.5.3 is not called what    | <a href='https://a.example/1' aria-label='Videre'>Næste side</a>
            3.3.1 is wrong and does not | <label>Navn <input aria-invalid='true'></label>
            3.3.1 is read with no field | <label for='a'>Navn</label><p class='error'>Skriv et navn</p><input id='a'>
            """)
    void a_fault_is_found_and_said_with_its_criterion(String fault, String content) {
        assertThat(faults(content, AccessibilityTree::faults))
                .singleElement()
                .asString()
                .startsWith(fault);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', delimiter = '|', textBlock = """
            <ul><li>Anna <a href='https://a.example/1'>Ret</a></li><li>Bo <a href='https://a.example/2'>Ret</a></li></ul>
            <a href='https://a.example/1'>Ret</a> <a href='https://a.example/1'>Ret</a>
            <b id='a'>Anna</b><b id='b'>Bo</b><button aria-describedby='a'>Ret</button><button aria-describedby='b'>Ret</button>
            <fieldset><legend>Skal de med?</legend><label><input type='radio' name='a'> Ja</label></fieldset>
            <label for='a'>Navn</label><p class='error' id='e'>Skriv et navn</p><input id='a' aria-invalid='true' aria-describedby='e'>
            """)
    void what_is_right_is_let_be(String content) {
        assertThat(faults(content, AccessibilityTree::faults)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', delimiter = '|', textBlock = """
            1.4.10 wider than the window | <div style='width: 500px'>x</div>
            1.4.10 lies over the page    | <div style='position: fixed; height: 200px'>x</div>
            1.4.11 has no edge           | <button class='button' style='border: 0'>x</button>
            2.3.3 moves though           | <style>@keyframes k { to { opacity: 0 } }</style><p style='animation: k 9s'>x</p>
            """)
    void what_fails_whoever_magnifies_or_has_colours_of_their_own_is_found(String fault, String content) {
        assertThat(faults(content, Adaptation::faults))
                .singleElement()
                .asString()
                .startsWith(fault);
    }

    @Test
    void a_page_is_put_back_after_it_was_magnified() {
        try (var page = Chromium.browser().newPage()) {
            page.setContent("<html lang='da'><title>x</title><main><h1>x</h1></main>");
            var before = page.evaluate("[innerWidth, innerHeight, matchMedia('(forced-colors: active)').matches]");

            assertThat(Adaptation.faults(page)).isEmpty();

            assertThat(page.evaluate("[innerWidth, innerHeight, matchMedia('(forced-colors: active)').matches]"))
                    .isEqualTo(before);
        }
    }

    private static List<String> faults(String content, Function<Page, List<String>> look) {
        try (var page = Chromium.browser().newPage()) {
            page.setContent(
                    "<html lang='da'><meta name='viewport' content='width=device-width'><title>x</title><main><h1>x</h1>"
                            + content + "</main>");
            return look.apply(page);
        }
    }
}
