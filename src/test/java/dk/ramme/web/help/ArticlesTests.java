package dk.ramme.web.help;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.ui.CatalogueTest;
import dk.ramme.web.help.Article.Section;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The articles of the help as they are written (N3). */
@CatalogueTest
class ArticlesTests {

    private static final Path FOLDER = Path.of("src/main/resources/help");
    private static final Pattern LINK = Pattern.compile("href=\"(/[^\"#]*)(?:#[^\"]*)?\"");
    private static final Pattern NAMED = Pattern.compile("#\\{([A-Za-z0-9._-]+)");

    private final Articles articles;

    ArticlesTests(@Autowired Articles articles) {
        this.articles = articles;
    }

    @Test
    void every_file_is_an_article_of_the_help() throws IOException {
        try (var files = Files.list(FOLDER)) {
            var slugs = Arrays.stream(ArticleGroup.values())
                    .flatMap(group -> group.slugs().stream())
                    .flatMap(slug -> Articles.LANGUAGES.stream().map(language -> slug + "." + language + ".md"))
                    .toList();

            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(slugs);
        }
    }

    /** Links lead to the same place in both, and nobody is told less for reading English. */
    @Test
    void both_languages_have_the_same_headings() {
        var danish = articles.all(Locale.forLanguageTag("da"));
        var english = articles.all(Locale.forLanguageTag("en"));

        for (int i = 0; i < danish.size(); i++) {
            assertThat(places(english.get(i))).as(danish.get(i).slug()).isEqualTo(places(danish.get(i)));
            assertThat(english.get(i).html().split("<tr>|<li>"))
                    .as(danish.get(i).slug())
                    .hasSameSizeAs(danish.get(i).html().split("<tr>|<li>"));
            assertThat(linked(english.get(i)))
                    .as("links of " + danish.get(i).slug())
                    .isEqualTo(linked(danish.get(i)));
        }
    }

    @Test
    void every_article_ends_with_whom_to_ask() {
        all().forEach(article -> {
            var last = article.sections().get(article.sections().size() - 1);
            assertThat(last.id()).as(article.slug()).isEqualTo(Article.LAST);
            assertThat(last.text()).as(article.slug()).isNotBlank();
        });
    }

    @Test
    void no_two_places_of_an_article_are_called_the_same() {
        all().forEach(article -> assertThat(places(article)).as(article.slug()).doesNotHaveDuplicates());
    }

    @Test
    void a_heading_is_at_most_one_level_below_the_one_before() {
        all().forEach(article -> {
            var before = 1;
            for (var section : article.sections()) {
                assertThat(section.level())
                        .as(article.slug() + "#" + section.id())
                        .isLessThanOrEqualTo(before + 1);
                before = section.level();
            }
        });
    }

    /** The role matrix has every page there is. */
    @Test
    void every_link_leads_to_a_page_that_can_be_opened() throws IOException {
        var pages = Files.readAllLines(Path.of("src/test/resources/role-matrix.txt")).stream()
                .filter(line -> line.contains(" GET "))
                .map(line -> line.substring(line.indexOf('/')).strip())
                .collect(toSet());

        assertThat(pages).hasSizeGreaterThan(100);
        all().flatMap(article -> linked(article).stream())
                .filter(to -> !to.startsWith(Articles.ROOT))
                .distinct()
                .forEach(to -> assertThat(pages).contains(to));
    }

    /** A key that no page uses any more names a button that is gone. */
    @Test
    void what_an_article_names_is_on_a_page() throws IOException {
        var sources = sources();
        var gone = new TreeSet<String>();
        for (var key : named()) {
            if (!isUsed(key, sources)) gone.add(key);
        }

        assertThat(named()).hasSizeGreaterThan(80);
        assertThat(gone).isEmpty();
    }

    @Test
    void what_is_on_no_page_is_noticed() throws IOException {
        assertThat(isUsed("settings.nobody-has-this", sources())).isFalse();
    }

    /** Places that pages of Ramme, mails and people's bookmarks lead to. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            connect    | who applicant appoint link again
            setup      | identity import private-mitid means own-means administrators summary
            alone      | needless needed second
            identity   | why what kept private without
            means      | private separate app codeDisplay audioReader chip pin change lost
            activation | administrator link self code physical late
            users      | create many groups suspend delete rights
            data       | seen looks erased cpr
            roles      | organisationAdministrator userAdministrator rightsAdministrator representative
            questions  | before-who before-alone before-applicant before-clean setup-late setup-stop setup-twoAtOnce
            questions  | setup-import setup-twice setup-change users-activated users-mail users-whoIsMine
            questions  | users-foreign users-private users-lost safety-cpr safety-seen safety-last
            """)
    void a_place_that_was_led_to_stays(String slug, String places) {
        assertThat(articles.find(slug, Locale.ENGLISH).orElseThrow().sections())
                .extracting(Section::id)
                .contains(places.split(" "));
    }

    private Stream<Article> all() {
        return Articles.LANGUAGES.stream().flatMap(language -> articles.all(Locale.forLanguageTag(language)).stream());
    }

    private static List<String> places(Article article) {
        return article.sections().stream()
                .map(section -> section.level() + " " + section.id())
                .toList();
    }

    private static List<String> linked(Article article) {
        return LINK.matcher(article.html()).results().map(link -> link.group(1)).toList();
    }

    private static Set<String> named() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files.flatMap(file -> NAMED.matcher(read(file)).results())
                    .map(named -> named.group(1))
                    .collect(toSet());
        }
    }

    /** By its name, or by what it begins with where the rest is put together. */
    private static boolean isUsed(String key, String sources) {
        if (standsAlone(key, sources)) return true;
        for (int dot = key.lastIndexOf('.'); dot > 0; dot = key.lastIndexOf('.', dot - 1)) {
            var begun = key.substring(0, dot + 1);
            if (sources.contains("'" + begun + "'") || sources.contains("\"" + begun + "\"")) return true;
        }
        return false;
    }

    /** Not as a part of another key. Looked for as it stands: a pattern would take a hundred times as long for all sources. */
    private static boolean standsAlone(String key, String sources) {
        for (int at = sources.indexOf(key); at >= 0; at = sources.indexOf(key, at + 1)) {
            var end = at + key.length();
            var begins = at == 0 || !isWord(sources.charAt(at - 1));
            var ends = end == sources.length() || !isWord(sources.charAt(end)) && ".-".indexOf(sources.charAt(end)) < 0;
            if (begins && ends) return true;
        }
        return false;
    }

    private static boolean isWord(char one) {
        return Character.isLetterOrDigit(one) || one == '_';
    }

    private static String sources() throws IOException {
        var read = new ArrayList<String>();
        for (var folder : List.of("src/main/resources/templates", "src/main/java")) {
            try (var files = Files.walk(Path.of(folder))) {
                files.filter(Files::isRegularFile)
                        .filter(file -> !file.startsWith("src/main/resources/templates/mail"))
                        .forEach(file -> read.add(read(file)));
            }
        }
        return String.join("\n", read);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
