package dk.ramme.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Whoever records a new event gives it a word, {@code trail.action.<EVENT>}, so that nobody is shown a code; and one about a user
 * its sentence in the user's history, {@code trail.user.<EVENT>}, so that nothing that happened to them is passed over.
 */
class TrailWordsTests {

    private static final Pattern RECORDED =
            Pattern.compile("\\.record(?:As|All|Each|Refusal)?\\((?:[^;]*?)\"([a-z_]+)\"");
    private static final Pattern EVENT = Pattern.compile("\"([A-Z]+(?:_[A-Z]+)+)\"");

    /** Handed on by a method of the class that adds what they have in common. */
    private static final Pattern HANDED_ON = Pattern.compile("(?<![.\\w])record\\([^;]*?\"([A-Z_]+)\"");

    /** That somebody looked is told to the user themself; whom nobody knows has no history. */
    private static final Set<String> NOT_TOLD = Set.of("PERSON_SEEN", "SELECTION_REFUSED");

    private final Map<String, Set<String>> subjects = recorded();

    @Test
    void every_event_that_is_recorded_has_a_word() throws IOException {
        var words = words("messages.properties");

        assertThat(subjects.keySet())
                .hasSizeGreaterThan(60)
                .contains("USER_ACTIVATED", "LOGIN_REFUSED", "PERSON_SEEN", "GROUP_LEFT");
        assertThat(subjects.keySet()).allSatisfy(event -> assertThat(words).contains("trail.action." + event));
    }

    @Test
    void every_event_about_a_user_is_told_in_their_history() {
        var aboutUsers = subjects.entrySet().stream()
                .filter(event -> event.getValue().contains("user"))
                .map(Map.Entry::getKey)
                .filter(event -> !NOT_TOLD.contains(event))
                .collect(Collectors.toSet());

        assertThat(aboutUsers).hasSizeGreaterThan(25);
        assertThat(UserEvents.told()).containsAll(aboutUsers);
    }

    @Test
    void whatever_a_history_tells_has_its_sentence_in_both_languages() throws IOException {
        for (var file : Set.of("messages.properties", "messages_en.properties")) {
            var words = words(file);
            assertThat(UserEvents.told()).allSatisfy(event -> assertThat(words).contains("trail.user." + event));
        }
    }

    /** Each event with the kinds of things it is recorded about. */
    private static Map<String, Set<String>> recorded() {
        var found = new TreeMap<String, Set<String>>();
        try (var sources = Files.walk(Path.of("src/main/java"))) {
            for (var file :
                    sources.filter(one -> one.toString().endsWith(".java")).toList()) {
                var source = Files.readString(file);
                RECORDED.matcher(source).results().forEach(call -> {
                    var named = events(EVENT, call.group());
                    for (var event : named.isEmpty() ? events(HANDED_ON, source) : named) {
                        found.computeIfAbsent(event, none -> new TreeSet<>()).add(call.group(1));
                    }
                });
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return found;
    }

    private static Set<String> events(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).collect(Collectors.toSet());
    }

    private static Set<String> words(String file) throws IOException {
        var words = new Properties();
        try (var reader = Files.newBufferedReader(Path.of("src/main/resources", file))) {
            words.load(reader);
        }
        return words.stringPropertyNames();
    }
}
