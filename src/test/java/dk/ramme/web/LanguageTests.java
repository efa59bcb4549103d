package dk.ramme.web;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.ui.CatalogueTest;
import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@CatalogueTest
class LanguageTests {

    private final MockMvcTester browser;

    LanguageTests(@Autowired MockMvcTester browser) {
        this.browser = browser;
    }

    @ParameterizedTest
    @ValueSource(strings = {"da", "da-DK", "fr", "sv,no;q=0.8", ""})
    void danish_is_spoken_unless_the_browser_asks_for_english(String asked) {
        assertThat(browser.get().uri("/help").header(HttpHeaders.ACCEPT_LANGUAGE, asked))
                .bodyText()
                .contains("<html lang=\"da\">", "<h1>Hjælp</h1>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "en-GB", "fr,en;q=0.8"})
    void english_is_spoken_to_those_who_ask(String asked) {
        assertThat(browser.get().uri("/help").header(HttpHeaders.ACCEPT_LANGUAGE, asked))
                .bodyText()
                .contains("<html lang=\"en\">", "<h1>Help</h1>");
    }

    @Test
    void the_choice_is_kept_and_counts_more_than_the_browser() {
        Cookie chosen = requireNonNull(
                browser.get().uri("/language/en").exchange().getResponse().getCookie("ramme-language"));

        assertThat(chosen.getValue()).isEqualTo("en");
        assertThat(chosen.isHttpOnly()).isTrue();
        assertThat(chosen.getAttribute("SameSite")).isEqualTo("Lax");
        assertThat(chosen.getMaxAge()).isEqualTo(365 * 24 * 60 * 60);
        assertThat(browser.get().uri("/help").cookie(chosen).header(HttpHeaders.ACCEPT_LANGUAGE, "da"))
                .bodyText()
                .contains("<html lang=\"en\">");
    }

    @Test
    void the_cookie_is_secure_where_the_connection_is() {
        assertThat(browser.get()
                        .uri("/language/da")
                        .secure(true)
                        .exchange()
                        .getResponse()
                        .getHeader(HttpHeaders.SET_COOKIE))
                .contains("; Secure");
    }

    @Test
    void a_forged_cookie_does_no_harm() {
        assertThat(browser.get().uri("/help").cookie(new Cookie("ramme-language", "xx{}")))
                .hasStatusOk()
                .bodyText()
                .contains("lang=\"da\"");
    }

    @Test
    void there_are_no_other_languages() {
        assertThat(browser.get().uri("/language/fr")).hasStatus(HttpStatus.NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/help", "/people?q=%C3%85se&sort=name", "/joining/company;x=1", "/%2f%2fevil.example"})
    void one_comes_back_to_the_page_one_was_on(String page) {
        assertThat(browser.get().uri("/language/en").param("from", page))
                .hasStatus(HttpStatus.SEE_OTHER)
                .hasHeader(HttpHeaders.LOCATION, page);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "///evil.example",
                "https://evil.example",
                "https:evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "javascript:alert(1)",
                "evil.example",
                "",
                "/a\r\nSet-Cookie: x=y",
                "/a\tb",
                "/a\u0000",
                "/a b",
                "/\u2028",
                "/{x}",
                "/æ"
            })
    void nobody_is_led_away(String page) {
        assertThat(browser.get().uri("/language/en").param("from", page))
                .hasStatus(HttpStatus.SEE_OTHER)
                .hasHeader(HttpHeaders.LOCATION, "/");
    }

    @Test
    void an_address_that_fits_into_no_answer_is_not_repeated() {
        assertThat(browser.get().uri("/language/en").param("from", "/" + "a".repeat(7900)))
                .hasStatus(HttpStatus.SEE_OTHER)
                .hasHeader(HttpHeaders.LOCATION, "/");
    }

    @Test
    void the_switch_leads_back_to_where_it_stands_also_after_a_refused_form() {
        assertThat(browser.post().uri("/catalogue?a={a}", "å"))
                .bodyText()
                .contains(
                        "lang=\"en\" hreflang=\"en\" rel=\"nofollow\" href=\"/language/en?from=/catalogue?a%3D%25C3%25A5\"");
    }
}
