package dk.ramme;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What code, tests and documents refer to by a letter stands in docs/product.md or docs/threats.md; what was found wrong, and
 * stands in {@code findings.txt}, is referred to by the test that proves it mended.
 */
class CitationTests {

    private static final Path PRODUCT = Path.of("docs/product.md");
    private static final Path THREATS = Path.of("docs/threats.md");
    private static final Path TESTS = Path.of("src/test/java");
    private static final Path FINDINGS = Path.of("src/test/resources/findings.txt");

    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\\n]*", Pattern.DOTALL);
    private static final Pattern LETTER = Pattern.compile("\\b[JSLIUAMNPTRF]\\d{1,2}\\b");
    private static final Pattern SAID = Pattern.compile("^- \\*\\*([A-Z]\\d+)\\*\\*", Pattern.MULTILINE);
    private static final Pattern FILE =
            Pattern.compile("\\b(PRODUCT|security|(product|threats)(?=\\.md [A-Z]\\d))\\.md");
    private static final Pattern TEST = Pattern.compile("`(\\w+Tests)`");

    private static final String LISTS = "(security|imports|operators|words|house|users|design)";
    private static final Pattern FOUND = Pattern.compile(LISTS + " (\\d+)  \\S.*");
    /** In parentheses, beside letters or others of its kind. */
    private static final Pattern FINDING = Pattern.compile("(?<=\\(|[;,] )" + LISTS + " finding (\\d+)(?=[;,)])");

    private static final Pattern SPELT_OTHERWISE = Pattern.compile(
            "(?i)\\b(findings?|faults?) \\d|\\bfindings? " + LISTS + "\\b|\\b" + LISTS + "(\\.md|')?,? [AB]?\\d");

    @Test
    void every_letter_that_is_cited_is_there() throws IOException {
        var said = said();

        try (var java = files(Path.of("src"), ".java");
                var texts = files(Path.of("docs"), ".md")) {
            var cited = Stream.concat(java.map(CitationTests::comments), texts.map(CitationTests::read))
                    .flatMap(text -> LETTER.matcher(text).results())
                    .map(letter -> letter.group())
                    .collect(toCollection(TreeSet::new));

            assertThat(cited).hasSizeGreaterThan(60);
            cited.removeAll(said);
            assertThat(cited).isEmpty();
        }
    }

    /** A letter stands bare, so that it does not go wrong when a file is moved. */
    @Test
    void no_letter_is_cited_with_the_file_it_stood_in() throws IOException {
        try (var java = files(Path.of("src"), ".java");
                var texts = files(Path.of("docs"), ".md")) {
            var naming = Stream.concat(
                            java.filter(file -> FILE.matcher(comments(file)).find()),
                            texts.filter(file -> FILE.matcher(read(file)).find()))
                    .toList();

            assertThat(naming).isEmpty();
        }
    }

    @Test
    void each_letter_is_said_once() throws IOException {
        var all = Stream.of(PRODUCT, THREATS)
                .flatMap(file -> SAID.matcher(read(file)).results())
                .map(letter -> letter.group(1))
                .toList();

        assertThat(all).doesNotHaveDuplicates();
    }

    @Test
    void every_threat_and_promise_names_tests_that_exist() throws IOException {
        try (var files = files(TESTS, ".java")) {
            var tests = files.map(file -> file.getFileName().toString().replace(".java", ""))
                    .toList();
            var named = TEST.matcher(read(THREATS)).results().map(test -> test.group(1));

            assertThat(named).isNotEmpty().allMatch(tests::contains);
        }
        assertThat(lines()).allMatch(line -> TEST.matcher(line).find());
    }

    /** What was found once is known again by whoever reads the test that proves it mended. */
    @Test
    void each_finding_on_the_list_is_cited_by_a_test() throws IOException {
        var listed = read(FINDINGS)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(CitationTests::listed)
                .toList();

        try (var tests = files(TESTS, ".java")) {
            var cited = tests.flatMap(file -> FINDING.matcher(inOneLine(file)).results())
                    .map(CitationTests::finding)
                    .collect(toCollection(TreeSet::new));

            assertThat(listed).hasSizeGreaterThan(60).doesNotHaveDuplicates();
            assertThat(cited).containsAll(listed);
        }
    }

    /** So that whoever looks for one finds them all. */
    @Test
    void a_finding_is_cited_in_one_spelling() throws IOException {
        try (var tests = files(TESTS, ".java")) {
            var otherwise = tests.filter(file -> SPELT_OTHERWISE
                            .matcher(FINDING.matcher(inOneLine(file)).replaceAll(""))
                            .find())
                    .toList();

            assertThat(otherwise).isEmpty();
        }
    }

    private static String listed(String line) {
        var found = FOUND.matcher(line);
        assertThat(found.matches()).as(line).isTrue();
        return finding(found);
    }

    private static String finding(MatchResult found) {
        return found.group(1) + " " + found.group(2);
    }

    private static Set<String> said() {
        return Stream.of(PRODUCT, THREATS)
                .flatMap(file -> SAID.matcher(read(file)).results())
                .map(letter -> letter.group(1))
                .collect(toCollection(TreeSet::new));
    }

    /** Each threat and promise, with the line it goes on in. */
    private static List<String> lines() {
        return Stream.of(read(THREATS).split("\\n(?=- \\*\\*)"))
                .filter(line -> line.startsWith("- **"))
                .toList();
    }

    private static Stream<Path> files(Path folder, String ending) throws IOException {
        return Files.walk(folder).filter(file -> file.toString().endsWith(ending));
    }

    private static String comments(Path file) {
        var all = new StringBuilder();
        COMMENT.matcher(read(file))
                .results()
                .forEach(comment -> all.append(comment.group()).append('\n'));
        return all.toString();
    }

    /** The comments of a file, without where their lines end. */
    private static String inOneLine(Path file) {
        return comments(file).replaceAll("\\s+(\\*(?!/)\\s*)?", " ");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
