package dk.ramme.web.help;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.ramme.ui.CatalogueTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What an article may be written with, and what keeps Ramme from starting. */
@CatalogueTest
class ArticleReaderTests {

    private final ArticleReader reader;

    ArticleReaderTests(@Autowired ArticleReader reader) {
        this.reader = reader;
    }

    @Test
    void title_lead_and_sections_are_told_apart() {
        var article =
                reader.read("x", "da", "# Titel\n\nOm det.\n\n## Først {#first}\n\nEn\nto `tre`.\n\n- fire\n- fem\n");

        assertThat(article.title()).isEqualTo("Titel");
        assertThat(article.summary()).isEqualTo("Om det.");
        assertThat(article.sections()).containsExactly(new Article.Section("first", 2, "Først", "En to tre. fire fem"));
        assertThat(article.html())
                .isEqualTo(
                        "<h2 id=\"first\">Først</h2>\n<p>En\nto <code>tre</code>.</p>\n<ul>\n<li>fire</li>\n<li>fem</li>\n</ul>\n");
    }

    @Test
    void signs_of_html_are_shown_as_they_are() {
        assertThat(with("1 < 2 & `<b>`").html()).contains("<p>1 &lt; 2 &amp; <code>&lt;b&gt;</code></p>");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <script>x</script>                  | HTML
            hej <b>du</b>                       | HTML
            [x](javascript:alert(1))            | a link to javascript:alert(1)
            [x](//evil.example/)                | a link to //evil.example/
            [x](https://evil.example/)          | a link to https://evil.example/
            [x](https://virk.dk@evil.example/)  | a link to https://virk.dk@evil.example/
            [x](http://virk.dk)                 | a link to http://virk.dk
            [x](/users?q=1)                     | a link to /users?q=1
            ![x](https://virk.dk/x.png)         | a picture
            **Gem**                             | bold that is no key
            **#{no.such.key}**                  | no.such.key
            **#{setup.tasks.go}**               | needs a number
            ## Uden sted                        | a heading without a place
            """)
    void what_an_article_may_not_hold_is_refused_by_name(String text, String why) {
        assertThatThrownBy(() -> with(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("help/x.da.md")
                .hasMessageContaining(why);
    }

    @Test
    void a_table_without_a_caption_is_refused() {
        assertThatThrownBy(() -> with("| a | b |\n|---|---|\n| 1 | 2 |"))
                .hasMessageContaining("a table without a caption");
    }

    @Test
    void a_page_of_ramme_and_a_known_site_can_be_led_to() {
        assertThat(with("[a](/help/means#app) [b](https://virk.dk)").html())
                .contains("<a href=\"/help/means#app\">a</a>")
                .contains("<a rel=\"external noreferrer\" href=\"https://virk.dk\">b</a>");
    }

    private Article with(String text) {
        return reader.read("x", "da", "# Titel\n\nOm det.\n\n## Sted {#place}\n\n" + text + "\n");
    }
}
