package dk.ramme.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whoever records a new event gives it a word, {@code trail.action.<EVENT>}, so that nobody is shown a code. */
class TrailWordsTests {

    private static final Pattern RECORDED =
            Pattern.compile("\\.record(?:As|All|Each|Refusal)?\\((?:[^;]*?)\"[a-z_]+\"");
    private static final Pattern EVENT = Pattern.compile("\"([A-Z]+(?:_[A-Z]+)+)\"");

    @Test
    void every_event_that_is_recorded_has_a_word() throws IOException {
        var events = new TreeSet<String>();
        try (var sources = Files.walk(Path.of("src/main/java"))) {
            for (var source :
                    sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                RECORDED.matcher(Files.readString(source))
                        .results()
                        .forEach(call ->
                                EVENT.matcher(call.group()).results().forEach(event -> events.add(event.group(1))));
            }
        }
        var words = ResourceBundle.getBundle("messages", java.util.Locale.ROOT).keySet();

        assertThat(events).hasSizeGreaterThan(60).contains("USER_ACTIVATED", "LOGIN_REFUSED", "PERSON_SEEN");
        assertThat(events).allSatisfy(event -> assertThat(words).contains("trail.action." + event));
    }
}
