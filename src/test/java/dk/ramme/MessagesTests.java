package dk.ramme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every word is there in both languages, and templates hold no words of their own. */
class MessagesTests {

    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final Pattern KEY =
            Pattern.compile("(?:#\\{|#messages\\.msg\\(')([a-z][A-Za-z0-9.-]*)(?:[}(]|'[),])");
    private static final Pattern ALTERNATIVE_LITERAL =
            Pattern.compile("__\\$\\{|th:utext|\\son[a-z]+=|\\sstyle=|<style|<script(?![^>]*\\s(?:src|th:src)=)");

    /** Made by the reader of articles, which refuses HTML: the one thing that is put into a page as mark-up. */
    private static final String ARTICLE = "th:lang=\"${article.language()}\" th:utext=\"${article.html()}\"";

    private static final Pattern TAG = Pattern.compile("<[a-z:]+(?:\\s+[\\w:-]+(?:=\"[^\"]*\")?)+\\s*/?>");
    private static final Pattern TEXT_BETWEEN_TAGS = Pattern.compile(">([^<>]*\\p{L}[^<>]*)<");

    private final Map<String, String> danish = read("messages.properties");
    private final Map<String, String> english = read("messages_en.properties");

    @Test
    void every_key_is_there_in_both_languages() {
        assertThat(danish.keySet()).isEqualTo(english.keySet());
    }

    @Test
    void no_message_is_empty_or_broken() {
        for (var messages : List.of(danish, english)) {
            assertThat(messages).allSatisfy((key, text) -> {
                assertThat(text).as(key).isNotBlank();
                if (text.contains("{0")) {
                    new MessageFormat(text);
                    assertThat(text.replace("''", ""))
                            .as("single quote in " + key)
                            .doesNotContain("'");
                }
            });
        }
    }

    @Test
    void both_languages_take_the_same_arguments() {
        danish.forEach(
                (key, text) -> assertThat(arguments(text)).as(key).isEqualTo(arguments(english.getOrDefault(key, ""))));
    }

    /** One thing has one word (words finding 30): data are imported, a file is downloaded, and only whoever was deleted is "hentet tilbage". */
    @Test
    void what_comes_in_is_imported_and_what_is_taken_along_is_downloaded() {
        var fetching = Pattern.compile("(?iU)\\bhent(e|er|es|et|ede|ning\\w*)?\\b");

        danish.forEach((key, text) -> assertThat(fetching.matcher(text).find() && !text.contains("tilbage"))
                .as(key)
                .isFalse());
    }

    @Test
    void templates_name_only_keys_that_exist() throws IOException {
        for (var template : templates()) {
            var named = KEY.matcher(Files.readString(template))
                    .results()
                    .map(found -> found.group(1))
                    .toList();
            assertThat(danish.keySet()).as(template.toString()).containsAll(named);
        }
    }

    @Test
    void templates_hold_no_words_and_no_scripts_of_their_own() throws IOException {
        for (var template : templates()) {
            var text = Files.readString(template);
            var mail = template.startsWith(TEMPLATES.resolve("mail"));
            if (!mail) {
                assertThat(ALTERNATIVE_LITERAL
                                .matcher(text.replace(ARTICLE, ""))
                                .results()
                                .map(found -> found.group())
                                .toList())
                        .as(template.toString())
                        .isEmpty();
            }
            var words = TEXT_BETWEEN_TAGS
                    .matcher(text.replaceAll("(?s)<!--.*?-->|<style>.*?</style>", "")
                            .replaceAll("\\[\\[.*?]]", ""))
                    .results()
                    .map(found -> found.group(1).strip())
                    .filter(found -> !found.isBlank() && !found.equals("Ramme"))
                    .toList();
            assertThat(words).as(template.toString()).isEmpty();
        }
    }

    /** Thymeleaf replaces first and asks afterwards, when the question is gone: the fragment is always shown. */
    @Test
    void no_fragment_is_put_in_by_a_tag_with_a_condition() throws IOException {
        for (var template : templates()) {
            assertThat(TAG.matcher(Files.readString(template))
                            .results()
                            .map(found -> found.group())
                            .filter(tag -> tag.matches("(?s).*\\sth:(?:replace|insert)=.*"))
                            .filter(tag -> tag.matches("(?s).*\\sth:(?:if|unless|each)=.*"))
                            .toList())
                    .as(template + ": put the condition on a th:block around it")
                    .isEmpty();
        }
    }

    private static List<String> arguments(String text) {
        return Pattern.compile("\\{(\\d)")
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .sorted()
                .toList();
    }

    private static List<Path> templates() throws IOException {
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            return new ArrayList<>(
                    files.filter(file -> file.toString().endsWith(".html")).toList());
        }
    }

    private static Map<String, String> read(String file) {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(Path.of("src/main/resources", file), StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
        var messages = new TreeMap<String, String>();
        Arrays.stream(properties.stringPropertyNames().toArray(String[]::new))
                .forEach(key -> messages.put(key, properties.getProperty(key)));
        return messages;
    }
}
