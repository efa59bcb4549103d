package dk.ramme.web.help;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * All articles of the help in both languages: {@code help/<slug>.<language>.md} on the class path, read once at start. One
 * that cannot be read, or that leads to an article or a section that is not there, keeps Ramme from starting.
 */
@Component
class Articles {

    /** What the addresses of articles begin with. */
    static final String ROOT = "/help/";

    static final List<String> LANGUAGES = List.of("da", "en");

    /** By language, then by slug, in the order of the help. */
    private final Map<String, Map<String, Article>> read = new LinkedHashMap<>();

    Articles(ArticleReader reader) {
        for (String language : LANGUAGES) {
            Map<String, Article> articles = new LinkedHashMap<>();
            slugs().forEach(slug -> articles.put(slug, reader.read(slug, language, text(slug, language))));
            read.put(language, articles);
        }
        read.values().forEach(articles -> articles.values().forEach(article -> ArticleLinks.check(article, articles)));
    }

    Optional<Article> find(String slug, Locale language) {
        return Optional.ofNullable(in(language).get(slug));
    }

    List<Article> of(ArticleGroup group, Locale language) {
        return group.slugs().stream().map(in(language)::get).toList();
    }

    /** In the order of the help. */
    List<Article> all(Locale language) {
        return List.copyOf(in(language).values());
    }

    /** Danish is what everybody gets whose language the help is not written in. */
    private Map<String, Article> in(Locale language) {
        var articles = read.get(language.getLanguage());
        return articles != null ? articles : read.getOrDefault(LANGUAGES.get(0), Map.of());
    }

    private static Stream<String> slugs() {
        return Arrays.stream(ArticleGroup.values()).flatMap(group -> group.slugs().stream());
    }

    private static String text(String slug, String language) {
        try {
            return new ClassPathResource("help/" + slug + "." + language + ".md")
                    .getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException("an article of the help cannot be read", missing);
        }
    }
}
