package dk.ramme.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.RammeTest;
import dk.ramme.Superuser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * Whatever waited or was told before an upgrade can be written and read after it: a kind of news that there was once keeps its
 * words, or what waits of it is withdrawn.
 */
@RammeTest
class KindsOfNewsTests {

    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
    private static final Pattern WITHDRAWN =
            Pattern.compile("update outbox_mail set state = 'CANCELLED'.*?template in \\((.*?)\\);", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("'([a-z-]+)'");

    private final ResourceBundle words = ResourceBundle.getBundle("messages", Locale.ROOT);

    @Test
    void every_kind_there_has_ever_been_has_words_or_is_withdrawn() throws IOException {
        var withdrawn = withdrawn();
        var mails = listed("mail");
        var notifications = listed("notification");

        assertThat(mails).as("a new kind stands in the list").containsAll(kinds("mail\\.([a-z-]+)\\.subject"));
        assertThat(notifications).containsAll(kinds("notifications\\.kind\\.([a-z-]+)"));
        assertThat(mails)
                .allSatisfy(kind -> assertThat(has("mail." + kind + ".subject") != withdrawn.contains(kind))
                        .as(kind)
                        .isTrue());
        assertThat(notifications)
                .allSatisfy(kind ->
                        assertThat(has("notifications.kind." + kind)).as(kind).isTrue());
    }

    @Test
    void what_waits_without_words_is_withdrawn_and_nothing_else_is(
            @Autowired ApplicationContext beans, @Autowired Superuser superuser) throws IOException {
        var scene = new OutboxScene(beans);
        scene.begin();
        try {
            scene.queue(scene.mail("a"));
            for (var kind : withdrawn()) {
                scene.queue(scene.mail(kind));
                superuser.does(
                        "update outbox_mail set template = '" + kind + "' where recipient = '" + scene.at(kind) + "'");
            }

            superuser.does(Files.readString(MIGRATIONS.resolve("V159__withdraw_mails_that_are_written_no_more.sql")));

            assertThat(scene.states().stream().collect(Collectors.groupingBy(state -> state, Collectors.counting())))
                    .isEqualTo(
                            Map.of("QUEUED", 1L, "CANCELLED", (long) withdrawn().size()));
        } finally {
            scene.end();
        }
    }

    private static Set<String> withdrawn() throws IOException {
        var kinds = new TreeSet<String>();
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            for (var file : files.toList()) {
                WITHDRAWN
                        .matcher(Files.readString(file))
                        .results()
                        .flatMap(found -> NAME.matcher(found.group(1)).results())
                        .forEach(name -> kinds.add(name.group(1)));
            }
        }
        return kinds;
    }

    private static Set<String> listed(String what) throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/kinds-of-news.txt")).stream()
                .filter(line -> line.startsWith(what + " "))
                .map(line -> line.substring(what.length() + 1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> kinds(String key) {
        var pattern = Pattern.compile(key);
        return words.keySet().stream()
                .map(pattern::matcher)
                .filter(found -> found.matches())
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private boolean has(String key) {
        return words.containsKey(key);
    }
}
