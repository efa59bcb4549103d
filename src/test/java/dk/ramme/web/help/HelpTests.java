package dk.ramme.web.help;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.ui.CatalogueTest;
import dk.ramme.ui.Html;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The help as it is read (N3). */
@CatalogueTest
class HelpTests {

    private final MockMvcTester browser;
    private final Articles articles;

    HelpTests(@Autowired MockMvcTester browser, @Autowired Articles articles) {
        this.browser = browser;
        this.articles = articles;
    }

    @Test
    void every_page_is_whole_in_both_languages_and_has_a_title_of_its_own() {
        for (String language : Articles.LANGUAGES) {
            Set<String> titles = new HashSet<>();
            for (String page : pages()) {
                Html html = open(page, language);

                assertThat(html.source())
                        .as(page)
                        .endsWith("</html>\n")
                        .doesNotContain("??")
                        .doesNotContain("#{")
                        .doesNotContain("{#");
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
    void every_article_is_led_to_from_the_page_of_all_and_says_whom_to_write_and_call() {
        String overview = open("/help", "da").source();

        articles.all(Locale.forLanguageTag("da")).forEach(article -> {
            assertThat(overview).contains("href=\"" + article.href() + "\"");
            assertThat(open(article.href(), "da").all("href=\"mailto:[^\"]+\""))
                    .as(article.href())
                    .hasSizeGreaterThanOrEqualTo(2);
        });
    }

    @Test
    void an_article_says_its_language_its_places_and_the_heads_of_its_tables() {
        String page = open("/help/roles", "en").source();

        assertThat(page)
                .contains("<article class=\"guide\" lang=\"en\">", "<h2 id=\"organisationAdministrator\">")
                .contains("<caption>Who may do what</caption>", "<th scope=\"col\">User administrator</th>")
                .contains("<th scope=\"row\">See users</th>", "data-label=\"User administrator\"")
                .containsPattern("<svg [^>]*aria-hidden=\"true\"[^>]*><path d=\"[^\"]+\"></path></svg> Yes");
        assertThat(open("/help/glossary", "en").source()).contains("<em lang=\"da\">anmelder</em>");
    }

    @Test
    void a_button_is_called_what_its_page_calls_it() {
        assertThat(open("/help/users", "da").source()).contains("<strong>Opret en bruger</strong>");
        assertThat(open("/help/users", "en").source()).contains("<strong>Create a user</strong>");
        assertThat(open("/help/setup", "da").source()).contains("<strong>Fortsæt med opgave 2</strong>");
    }

    @Test
    void what_is_searched_for_is_found_where_it_stands() {
        Html page = open("/help?q=midlertidig KODE", "da");

        assertThat(page.source()).contains("href=\"/help/activation#code\"").contains("steder i hjælpen");
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
                            .filter(to -> to.startsWith("/help/"))
                            .filter(to -> to.contains("#"))
                            .ifPresent(places::add));

        assertThat(places).hasSizeGreaterThan(100);
        places.forEach(place -> {
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
        assertThat(page.source()).contains("WCAG 2.2", "1. december 2026", "ikke gennemgået af mennesker med handicap");
    }

    private List<String> pages() {
        var pages = new ArrayList<>(List.of("/", "/help", "/help/accessibility"));
        articles.all(Locale.forLanguageTag("da")).forEach(article -> pages.add(article.href()));
        return pages;
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
