package dk.ramme;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One thing has one name (docs/words.md): what is not said is said nowhere, in no message, no mail and no article of the help. */
class WordsTests {

    private static final Path GLOSSARY = Path.of("docs/words.md");
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
    private static final Pattern WRONG_MARKS = Pattern.compile("[\"„]");
    /** What an article holds beside its words: keys, places and what links lead to. */
    private static final Pattern MARK_UP = Pattern.compile("\\{[^}]*}|]\\([^)]*\\)");

    private final List<String> lines = read(GLOSSARY).lines().toList();
    private final Map<String, List<Word>> unsaid = Map.of("da", unsaid(3), "en", unsaid(5));

    @Test
    void no_message_and_no_mail_says_it_otherwise() {
        var wrong = new TreeSet<String>();
        var excepted = exceptions();

        messages()
                .forEach((language, texts) -> texts.forEach((key, text) -> {
                    if (!excepted.contains(key))
                        found(language, text).forEach(word -> wrong.add(language + " " + key + ": " + word));
                }));

        assertThat(wrong).isEmpty();
    }

    @Test
    void no_article_of_the_help_says_it_otherwise() throws IOException {
        var wrong = new TreeSet<String>();
        try (Stream<Path> files = Files.list(RESOURCES.resolve("help"))) {
            files.forEach(file -> {
                var name = file.getFileName().toString();
                var language = name.split("\\.")[1];
                var text = MARK_UP.matcher(QUOTED.matcher(read(file)).replaceAll(""))
                        .replaceAll("");
                found(language, text).forEach(word -> wrong.add(name + ": " + word));
                if (WRONG_MARKS.matcher(text).find()) wrong.add(name + ": a quotation mark");
            });
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void quotation_marks_are_of_one_kind() {
        var wrong = new TreeSet<String>();
        var excepted = exceptions();

        messages()
                .forEach((language, texts) -> texts.forEach((key, text) -> {
                    if (!excepted.contains(key) && WRONG_MARKS.matcher(text).find()) wrong.add(language + " " + key);
                }));

        assertThat(wrong).isEmpty();
    }

    @Test
    void every_exception_is_one() {
        var texts = messages();
        for (var key : exceptions()) {
            assertThat(texts.entrySet().stream()
                            .anyMatch(language -> isUnusual(
                                    language.getKey(), language.getValue().getOrDefault(key, ""))))
                    .as(key)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            da | Dit ja bliver gemt                 | dit ja
            da | Loggen bliver bevaret              | loggen
            da | Udstyret er bestilt                | udstyr*
            da | NemID medarbejdersignatur          |
            da | Selvbetjeningsløsninger            |
            en | Take an app into use               | into use
            en | Revoked by an administrator        | revoke*
            en | Recommended                        |
            en | Write to our email address         |
            """)
    void a_word_is_found_as_a_whole(String language, String text, String word) {
        assertThat(String.join(",", found(language, text))).isEqualTo(word == null ? "" : word);
    }

    private boolean isUnusual(String language, String text) {
        return !found(language, text).isEmpty() || WRONG_MARKS.matcher(text).find();
    }

    private Set<String> found(String language, String text) {
        return unsaid.getOrDefault(language, List.of()).stream()
                .filter(word -> word.isIn(text))
                .map(Word::said)
                .collect(toSet());
    }

    /** @param column which of the columns of a glossary's table, counted from its first sign */
    private List<Word> unsaid(int column) {
        var words = new ArrayList<Word>();
        for (var line : lines) {
            var cells = line.split("\\|");
            if (!line.startsWith("|") || line.startsWith("|---") || cells.length <= column) continue;
            QUOTED.matcher(cells[column]).results().forEach(word -> words.add(new Word(word.group(1))));
        }
        assertThat(words).hasSizeGreaterThan(15);
        return words;
    }

    private Set<String> exceptions() {
        var from = lines.indexOf("## Where an exception is made");
        assertThat(from).isPositive();
        return lines.subList(from, lines.size()).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(3, line.indexOf('`', 3)))
                .collect(toSet());
    }

    private static Map<String, Map<String, String>> messages() {
        return Map.of("da", properties("messages.properties"), "en", properties("messages_en.properties"));
    }

    private static Map<String, String> properties(String file) {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(RESOURCES.resolve(file), StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        var texts = new HashMap<String, String>();
        properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
        return texts;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** @param said what is not said, as the glossary has it: a whole word, or what one begins with */
    private record Word(String said) {

        boolean isIn(String text) {
            var open = said.endsWith("*");
            var begun = open ? said.substring(0, said.length() - 1) : said;
            return Pattern.compile(
                            "(?<![\\p{L}-])" + Pattern.quote(begun) + (open ? "" : "(?![\\p{L}-])"),
                            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                    .matcher(text)
                    .find();
        }
    }
}
