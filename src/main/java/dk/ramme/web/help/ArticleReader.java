package dk.ramme.web.help;

import dk.ramme.ui.Icons;
import java.util.List;
import java.util.Locale;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Emphasis;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.AttributeProvider;
import org.commonmark.renderer.html.HtmlRenderer;
import org.springframework.stereotype.Component;

/**
 * Reads an article: CommonMark with tables. It begins with its title and its lead. Beyond CommonMark there is
 *
 * <ul>
 *   <li>{@code ## Heading {#place}}: the place that a link leads to, the same in each language;
 *   <li>{@code **#{setup.save}**}: the words of a button, a link or a heading as the page says them now, by their key; bold
 *       stands for nothing else, so that an article never names what is not there;
 *   <li>{@code *Caption*} alone before a table: its caption, without which a table is refused;
 *   <li>{@code ![](icon:check-lg) Yes}: a drawing beside words;
 *   <li>in English, {@code *tilslutning*}: a Danish word, so that a screen reader says it in Danish.
 * </ul>
 *
 * HTML is refused, and would be shown as text; links lead where {@link ArticleLinks} lets them.
 */
@Component
class ArticleReader {

    private final Parser parser =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();

    private final PageWords words;
    private final Icons icons;

    ArticleReader(PageWords words, Icons icons) {
        this.words = words;
        this.icons = icons;
    }

    /** @throws IllegalArgumentException when it is not written as an article is */
    Article read(String slug, String language, String text) {
        try {
            return read(slug, language, parser.parse(text));
        } catch (RuntimeException wrong) {
            throw new IllegalArgumentException("help/" + slug + "." + language + ".md: " + wrong.getMessage(), wrong);
        }
    }

    private Article read(String slug, String language, Node document) {
        document.accept(new MarkUp(words, Locale.forLanguageTag(language)));
        var title = take(document, Heading.class);
        var summary = take(document, Paragraph.class);
        var sections = ArticleSections.of(document);
        return new Article(
                slug, language, title, summary, sections, renderer(language).render(document));
    }

    /** The words of what the article begins with, which the page shows by itself. */
    private static String take(Node document, Class<? extends Node> kind) {
        var first = document.getFirstChild();
        if (!kind.isInstance(first)) throw new IllegalArgumentException("begins with neither a title nor a lead");
        first.unlink();
        return ArticleSections.text(first);
    }

    private HtmlRenderer renderer(String language) {
        return HtmlRenderer.builder()
                .escapeHtml(true)
                .sanitizeUrls(true)
                .attributeProviderFactory(context -> attributes(language))
                .nodeRendererFactory(PlaceRenderer::new)
                .nodeRendererFactory(TableRenderer::new)
                .nodeRendererFactory(context -> new IconRenderer(context, icons))
                .build();
    }

    private static AttributeProvider attributes(String language) {
        return (node, tag, attributes) -> {
            if (node instanceof Link link && ArticleLinks.isPage(link.getDestination())) {
                attributes.remove("rel");
            } else if (node instanceof Link) {
                attributes.put("rel", "external noreferrer");
            } else if (node instanceof Emphasis && !language.equals("da")) {
                attributes.put("lang", "da");
            }
        };
    }

    /** A heading that can be led to. */
    static final class Place extends Heading {

        private final String id;

        Place(int level, String id) {
            this.id = id;
            setLevel(level);
        }

        String id() {
            return id;
        }
    }
}
