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
            "/help/connect",
            "/help/setup",
            "/help/alone",
            "/help/identity",
            "/help/means",
            "/help/activation",
            "/help/users",
            "/help/data",
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
    void what_is_searched_for_is_found_where_it_stands() {
        Html page = open("/help?q=midlertidig KODE", "da");

        assertThat(page.source()).contains("href=\"/help/activation#code\"").contains("steder i hjælpen");
        assertThat(open("/help/activation", "da").source()).contains("<h2 id=\"code\">");
        assertThat(open("/help?q=spærret", "da").source()).contains("href=\"/help/users#suspend\"");
        assertThat(open("/help?q=kørekort", "da").source()).contains("Ingen steder i hjælpen", "mailto:");
        assertThat(open("/help?q=<b>x</b>", "da").source()).doesNotContain("<b>x");
    }

    @Test
    void each_place_in_the_help_that_the_search_leads_to_is_there() {
        Set<String> places = new HashSet<>();
        for (String word : List.of("e", "a", "1"))
            open("/help?q=" + word, "da")
                    .tags("a")
                    .forEach(link -> Html.attribute(link, "href")
                            .filter(to -> to.contains("#"))
                            .ifPresent(places::add));

        assertThat(places).hasSizeGreaterThan(50);
        places.stream().filter(to -> to.startsWith("/help/")).forEach(place -> {
            String[] parts = place.split("#");
            assertThat(open(parts[0], "da").source()).as(place).contains("id=\"" + parts[1] + "\"");
        });
    }

    @Test
    void a_topic_that_is_none_is_not_found() {
        assertThat(browser.get().uri("/help/nothing")).hasStatus(404);
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
