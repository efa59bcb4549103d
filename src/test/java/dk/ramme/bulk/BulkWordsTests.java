package dk.ramme.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.RammeTest;
import dk.ramme.people.need.Attention;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever brings a deed brings its words, those of its undo, and one for each reason to leave somebody out. */
@RammeTest
class BulkWordsTests {

    private static final Pattern REASON = Pattern.compile("(?:then|else|then cast\\()\\s*'([A-Z]+(?:_[A-Z]+)*)'");

    @Autowired
    List<Deed> deeds;

    private final ResourceBundle words = ResourceBundle.getBundle("messages", Locale.ROOT);

    @Test
    void every_deed_has_its_words() {
        var missing = new ArrayList<String>();
        for (var deed : deeds) {
            var keys = new ArrayList<>(List.of("choice", "choice.hint"));
            keys.addAll(List.of("title", "ahead", "then", "submit", "result", "outcome"));
            if (deed.undoneWithin() != null) {
                keys.addAll(List.of("title", "ahead", "then", "submit", "result", "outcome").stream()
                        .map(key -> "undo." + key)
                        .toList());
            }
            keys.stream()
                    .map(key -> "bulk." + deed.key() + "." + key)
                    .filter(key -> !words.containsKey(key))
                    .forEach(missing::add);
            if (!words.containsKey("trail.value." + deed.key())) {
                missing.add("trail.value." + deed.key());
            }
        }

        assertThat(deeds).isNotEmpty();
        assertThat(missing).isEmpty();
    }

    @Test
    void every_reason_has_its_words() throws IOException {
        var reasons = new TreeSet<>(List.of(BulkUsers.TOUCHED, BulkUsers.NOT_ALLOWED));
        Attention.shut().forEach(shut -> reasons.add(shut.name()));
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (var source :
                    sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                var text = Files.readString(source);
                if (text.contains("new Hindrance(")) {
                    REASON.matcher(text).results().forEach(found -> reasons.add(found.group(1)));
                }
            }
        }

        assertThat(reasons)
                .hasSizeGreaterThan(5)
                .allSatisfy(reason -> assertThat(words.containsKey("bulk.why." + reason))
                        .as(reason)
                        .isTrue());
    }
}
