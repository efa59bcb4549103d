package dk.ramme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What messages and help say in numbers holds whatever whoever runs Ramme has set. */
class KeptPromisesTests {

    private static final Path RESOURCES = Path.of("src/main/resources");

    private static final Pattern ERASED =
            Pattern.compile("[^.]*(slettet|erased|deleted|removed)[^.]*\\b[0-9]+ (dage|days)\\b[^.]*");
    private static final Pattern BEFORE =
            Pattern.compile("[^.]*\\b[0-9]+ (dage|days)\\b[^.]*(slettet|erased|deleted)[^.]*");
    private static final Pattern AS_A_RULE = Pattern.compile("normalt|normally|usually|as a rule");

    /** How long the deleted are kept is a setting ({@code ramme.users.keep-deleted}; words finding 13). */
    @Test
    void no_text_says_for_certain_after_how_many_days_data_are_erased() throws IOException {
        var certain = new TreeMap<String, String>();
        texts().forEach((where, text) -> Stream.of(ERASED, BEFORE)
                .flatMap(pattern -> pattern.matcher(text).results())
                .map(found -> found.group())
                .filter(sentence -> !AS_A_RULE.matcher(sentence).find())
                .forEach(sentence -> certain.put(where, sentence)));

        assertThat(certain).isEmpty();
    }

    /** Until they are activated, and have activated themselves, nobody can log in; they can be seen and corrected (words finding 18). */
    @Test
    void the_help_says_of_imported_users_that_they_cannot_log_in_yet() throws IOException {
        assertThat(Files.readString(RESOURCES.resolve("help/steps.da.md")))
                .contains("Importerede brugere kan ikke logge ind endnu")
                .doesNotContain("bruges endnu");
        assertThat(Files.readString(RESOURCES.resolve("help/steps.en.md")))
                .containsPattern("[Ii]mported users cannot log in yet");
    }

    /** All messages by file and key, and all articles of the help by their names. */
    private static Map<String, String> texts() throws IOException {
        var all = new TreeMap<String, String>();
        for (var name : new String[] {"messages.properties", "messages_en.properties"}) {
            var messages = new Properties();
            try (Reader reader = Files.newBufferedReader(RESOURCES.resolve(name), StandardCharsets.UTF_8)) {
                messages.load(reader);
            }
            messages.forEach((key, text) -> all.put(name + " " + key, String.valueOf(text)));
        }
        try (Stream<Path> articles = Files.list(RESOURCES.resolve("help"))) {
            for (var article : articles.toList()) {
                all.put(article.getFileName().toString(), Files.readString(article));
            }
        }
        return all;
    }
}
