package dk.ramme.web;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.ui.CatalogueTest;
import dk.ramme.ui.Html;
import java.io.UnsupportedEncodingException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@CatalogueTest
class HelpTests {

    private static final List<String> PAGES = List.of(
            "/",
            "/help",
            "/help/roles",
            "/help/identity",
            "/help/means",
            "/help/activation",
            "/help/questions",
            "/help/accessibility");

    private final MockMvcTester browser;

    HelpTests(@Autowired MockMvcTester browser) {
        this.browser = browser;
    }

    @Test
    void every_page_is_whole_in_both_languages_and_has_a_title_of_its_own() {
        for (String language : List.of("da", "en")) {
            Set<String> titles = new HashSet<>();
            for (String page : PAGES) {
                Html html = open(page, language);

                assertThat(html.source()).as(page).endsWith("</html>\n").doesNotContain("??");
                assertThat(html.tags("h1")).as(page).hasSize(1);
                assertThat(titles.add(html.texts("title").get(0)))
                        .as("title of " + page)
                        .isTrue();
            }
        }
    }

    @Test
    void the_front_page_shows_the_three_ways_in() {
        Html page = open("/", "da");

        assertThat(page.source()).contains("href=\"/joining\"", "href=\"/login\"", "Jeg har fået et link");
    }

    @Test
    void help_can_be_reached_from_every_page_and_its_links_lead_somewhere() {
        Set<String> links = new HashSet<>();
        for (String page : PAGES)
            open(page, "da")
                    .tags("a")
                    .forEach(link -> Html.attribute(link, "href")
                            .filter(to -> to.startsWith("/help"))
                            .ifPresent(links::add));

        assertThat(links)
                .contains(
                        "/help",
                        "/help/questions",
                        "/help/accessibility",
                        "/help/roles",
                        "/help/identity",
                        "/help/means",
                        "/help/activation");
        links.forEach(link -> assertThat(browser.get().uri(link)).as(link).hasStatusOk());
    }

    @Test
    void the_accessibility_statement_says_whom_to_write_and_call() {
        Html page = open("/help/accessibility", "da");

        assertThat(page.all("href=\"mailto:[^\"]+\"")).hasSizeGreaterThanOrEqualTo(2);
        assertThat(page.source())
                .contains("WCAG 2.2", "24. november 2026", "ikke gennemgået af mennesker med handicap");
    }

    private Html open(String page, String language) {
        try {
            return new Html(browser.get()
                    .uri(page)
                    .locale(Locale.forLanguageTag(language))
                    .exchange()
                    .getResponse()
                    .getContentAsString());
        } catch (UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }
}
