package dk.ramme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The record of accessibility (docs/accessibility.md) is whole and true, and the statement on the page says the same. */
class AccessibilityRecordTests {

    private static final Path RECORD = Path.of("docs/accessibility.md");
    private static final Path TESTS = Path.of("src/test/java");
    private static final Path RESOURCES = Path.of("src/main/resources");

    /** Criteria of WCAG 2.2 at A and AA: those of 2.1, without 4.1.1, which 2.2 has given up, and the six that are new. */
    private static final List<String> CRITERIA = List.of("""
            1.1.1 1.2.1 1.2.2 1.2.3 1.2.4 1.2.5 1.3.1 1.3.2 1.3.3 1.3.4 1.3.5 1.4.1 1.4.2 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 \
            1.4.12 1.4.13 2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 2.4.3 2.4.4 2.4.5 2.4.6 2.4.7 2.4.11 2.5.1 2.5.2 \
            2.5.3 2.5.4 2.5.7 2.5.8 3.1.1 3.1.2 3.2.1 3.2.2 3.2.3 3.2.4 3.2.6 3.3.1 3.3.2 3.3.3 3.3.4 3.3.7 3.3.8 4.1.2 4.1.3\
            """.split(" "));

    private static final List<String> RESULTS = List.of("tested", "in part", "not checked", "does not apply");
    private static final Pattern LINE = Pattern.compile(
            "^\\| (\\d\\.\\d\\.\\d+) [^|]+ \\| (A{1,2}) \\| ([^|]+) \\| ([^|]*)\\|$", Pattern.MULTILINE);
    private static final Pattern CITED = Pattern.compile("`(\\w+Tests)(?:\\.(\\w+))?`");
    private static final Pattern NUMBER = Pattern.compile("(?<![.\\d])\\d+(?![.\\d])");

    private final String record = read(RECORD);
    private final List<MatchResult> lines = LINE.matcher(record).results().toList();

    @Test
    void every_criterion_stands_there_once_with_one_of_the_results() {
        assertThat(lines).extracting(line -> line.group(1)).containsExactlyElementsOf(CRITERIA);
        assertThat(lines)
                .extracting(line -> line.group(3))
                .allSatisfy(result -> assertThat(RESULTS).contains(result));
    }

    @Test
    void whatever_is_tested_names_a_test_that_exists() throws IOException {
        var missing = new TreeSet<String>();
        for (var line : lines) {
            if (line.group(3).equals("tested")) {
                assertThat(CITED.matcher(line.group(4)).find()).as(line.group()).isTrue();
            }
        }
        for (var cited : CITED.matcher(record).results().toList()) {
            var text = textOf(cited.group(1));
            if (text.isEmpty() || cited.group(2) != null && !text.contains(" void " + cited.group(2) + "(")) {
                missing.add(cited.group());
            }
        }

        assertThat(missing).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"messages.properties", "messages_en.properties"})
    void the_statement_gives_the_figures_of_the_record(String file) throws IOException {
        var messages = new Properties();
        try (var reader = Files.newBufferedReader(RESOURCES.resolve(file), StandardCharsets.UTF_8)) {
            messages.load(reader);
        }
        var counts = RESULTS.stream()
                .map(result -> lines.stream()
                        .filter(line -> line.group(3).equals(result))
                        .count())
                .toList();

        assertThat(numbers(messages.getProperty("help.accessibility.tested.text")))
                .startsWith((long) CRITERIA.size(), counts.get(0), counts.get(1), counts.get(2), counts.get(3));
        assertThat(numbers(messages.getProperty("help.accessibility.untested.text")))
                .containsExactly(counts.get(2));
    }

    @Test
    void what_does_not_apply_is_not_there() throws IOException {
        var pages = all(RESOURCES.resolve("templates"), ".html");
        var script = all(RESOURCES.resolve("static"), ".js");
        var style = all(RESOURCES.resolve("static"), ".css");

        assertThat(pages).doesNotContainPattern("<(audio|video|object|embed|iframe|marquee|blink)\\b");
        assertThat(pages).doesNotContainPattern("\\s(th:)?(title|accesskey|draggable|ondragstart)=");
        assertThat(script)
                .doesNotContainPattern("'(key|pointer|mouse|touch|drag|device|focus|blur)\\w*'")
                .contains("addEventListener");
        assertThat(style)
                .doesNotContain("orientation")
                .doesNotContainPattern(":hover[^{]*\\{[^}]*(display|visibility|content):");
    }

    private static List<Long> numbers(String text) {
        return NUMBER.matcher(text)
                .results()
                .map(number -> Long.valueOf(number.group()))
                .toList();
    }

    private static String textOf(String test) throws IOException {
        try (Stream<Path> files = Files.walk(TESTS)) {
            return files.filter(file -> file.endsWith(test + ".java"))
                    .findFirst()
                    .map(AccessibilityRecordTests::read)
                    .orElse("");
        }
    }

    private static String all(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            var text = new StringBuilder();
            files.filter(file -> file.toString().endsWith(ending)).sorted().forEach(file -> text.append(read(file)));
            return text.toString();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
