package dk.ramme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * No page promises a mail that is not sent: a sentence that does is chosen by the domain's answer whether the person can be
 * mailed, says itself what it depends on, or stands in {@code promised-mails.txt} with the reason why it is always true
 * (N1; words finding 12).
 */
class PromisedMailsTests {

    private static final Path MAIN = Path.of("src/main");
    private static final Path ALWAYS_TRUE = Path.of("src/test/resources/promised-mails.txt");

    /** Mails tell of no mails, and what has happened is no promise. */
    private static final Pattern NO_PAGE = Pattern.compile("(mail|notifications|trail)\\..*");

    private static final Pattern DANISH = Pattern.compile(
            "\\b(får|fået|sender|sendt)\\b[^.?]*\\b(en|i|på) (sidste |ny )?mail\\b|svaret i en mail|en mail,? når|samme mails");
    private static final Pattern ENGLISH = Pattern.compile(
            "\\b(gets?|got|sent|send)\\b[^.?]*\\ban? (last |new )?email\\b(?! address)|in an email|by email\\b|emailed a");
    private static final Pattern CONDITION = Pattern.compile("e-mailadresse|email address");

    @Test
    void no_sentence_promises_a_mail_that_is_not_sent() throws IOException {
        var sources = sources();
        var reasons = alwaysTrue();

        var promised = promising();
        assertThat(promised).hasSizeGreaterThan(40);
        promised.removeIf(key -> reasons.stream().anyMatch(reason -> covers(reason, key)));
        promised.removeIf(key -> sources.stream().anyMatch(source -> isChosen(key, source)));

        assertThat(promised).isEmpty();
    }

    /** So that the list holds nothing that is no more. */
    @Test
    void every_reason_is_for_a_sentence() {
        var promised = promising();

        assertThat(alwaysTrue()).allMatch(reason -> promised.stream().anyMatch(key -> covers(reason, key)));
    }

    private static boolean covers(String reason, String key) {
        return reason.endsWith(".") ? key.startsWith(reason) : key.equals(reason);
    }

    /** In one expression with the answer. */
    private static boolean isChosen(String key, String source) {
        return Pattern.compile("(canBeMailed\\(\\)}?|mailed) *\\?\\s*[\"#{]+" + Pattern.quote(key) + "[\"}]")
                .matcher(source)
                .find();
    }

    /** Sentences of either language that promise one without a condition. */
    private static TreeSet<String> promising() {
        var found = new TreeSet<String>();
        found.addAll(promising("messages.properties", DANISH));
        found.addAll(promising("messages_en.properties", ENGLISH));
        return found;
    }

    private static List<String> promising(String file, Pattern promise) {
        var texts = new Properties();
        try (var reader = Files.newBufferedReader(MAIN.resolve("resources").resolve(file), StandardCharsets.UTF_8)) {
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts.stringPropertyNames().stream()
                .filter(key -> !NO_PAGE.matcher(key).matches())
                .filter(key -> promise.matcher(texts.getProperty(key)).find()
                        && !CONDITION.matcher(texts.getProperty(key)).find())
                .toList();
    }

    private static List<String> alwaysTrue() {
        return read(ALWAYS_TRUE)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(" {2}")[0])
                .toList();
    }

    private static List<String> sources() throws IOException {
        var found = new ArrayList<String>();
        try (Stream<Path> files = Files.walk(MAIN)) {
            files.filter(file ->
                            file.toString().endsWith(".java") || file.toString().endsWith(".html"))
                    .map(PromisedMailsTests::read)
                    .filter(source -> source.contains("ailed"))
                    .forEach(found::add);
        }
        return found;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
