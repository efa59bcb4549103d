package dk.ramme.web.help;

import dk.ramme.web.help.Article.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Finds the articles and the sections in which all words stand, in the reader's language. */
@Component
class HelpSearch {

    private static final int LONGEST = 200;

    private final Articles articles;

    HelpSearch(Articles articles) {
        this.articles = articles;
    }

    /** What fits best first: where the words stand in the heading; then in the order of the help. */
    List<Found> find(String wanted, Locale language) {
        var words = words(wanted, language);
        if (words.isEmpty()) {
            return List.of();
        }
        return entries(language)
                .filter(entry -> contains(entry.title() + " " + entry.text(), words, language))
                .sorted((a, b) ->
                        Boolean.compare(contains(b.title(), words, language), contains(a.title(), words, language)))
                .map(entry -> entry.around(words, language))
                .toList();
    }

    private Stream<Found> entries(Locale language) {
        return articles.all(language).stream()
                .flatMap(article -> Stream.concat(
                        Stream.of(new Found(article.title(), "", article.summary(), article.href())),
                        article.sections().stream()
                                .filter(section -> !section.id().equals(Article.LAST))
                                .map(section -> found(article, section))));
    }

    private static Found found(Article article, Section section) {
        return new Found(section.title(), article.title(), section.text(), article.href() + "#" + section.id());
    }

    private static List<String> words(String wanted, Locale language) {
        var text = wanted.length() > LONGEST ? wanted.substring(0, LONGEST) : wanted;
        var words = new ArrayList<>(List.of(text.toLowerCase(language).split("[^\\p{L}\\p{N}-]+")));
        words.removeIf(String::isBlank);
        return words;
    }

    private static boolean contains(String text, List<String> words, Locale language) {
        var lower = text.toLowerCase(language);
        return words.stream().allMatch(lower::contains);
    }

    /**
     * @param article the title of the article it is a section of, empty for an article itself
     * @param href its own place
     */
    record Found(String title, String article, String text, String href) {

        /** How much of a long text is shown before and after the first word that was looked for. */
        private static final int BEFORE = 60;

        private static final int AFTER = 200;

        /** With as much of its text as shows the first of the words. */
        Found around(List<String> words, Locale language) {
            var lower = text.toLowerCase(language);
            var first = words.stream()
                    .mapToInt(lower::indexOf)
                    .filter(at -> at >= 0)
                    .min()
                    .orElse(0);
            var from = first <= BEFORE ? 0 : text.indexOf(' ', first - BEFORE) + 1;
            var end = first + AFTER >= text.length() ? text.length() : text.lastIndexOf(' ', first + AFTER);
            if (end <= from) return this;
            var shown = (from > 0 ? "… " : "") + text.substring(from, end) + (end < text.length() ? " …" : "");
            return new Found(title, article, shown, href);
        }
    }
}
