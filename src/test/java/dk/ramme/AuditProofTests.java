package dk.ramme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every changing route, and every one that hands out a file, says in {@code audit-proofs.txt} which event of the trail it writes, and which tests ask for it: a new
 * one cannot slip by, nor can the tests that prove one be lost.
 */
@RammeTest
class AuditProofTests {

    private static final Path TESTS = Path.of("src", "test", "java");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping handlers;

    private final List<Proof> proofs = proofs();

    @Test
    void every_changing_route_is_there_and_every_file_that_is_read_and_no_other() {
        var routes = Routes.of(handlers).stream()
                .filter(route -> route.method() == HttpMethod.POST || route.file())
                .map(route -> (route.method() == HttpMethod.POST ? "" : "GET ") + route.pattern())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(proofs).extracting(Proof::address).containsExactlyInAnyOrderElementsOf(routes);
    }

    @Test
    void the_tests_that_are_named_ask_for_the_event() {
        var sources = sources();
        var without = new ArrayList<Proof>();
        for (var proof : proofs) {
            if (!proof.event().equals("-")) {
                var source = sources.getOrDefault(proof.by() + ".java", "");
                if (!source.contains("\"" + proof.event() + "\"") && !source.contains("'" + proof.event() + "'")) {
                    without.add(proof);
                }
            }
        }

        assertThat(without).isEmpty();
    }

    @Test
    void every_event_has_words_and_every_silence_a_reason() throws IOException {
        var words = new Properties();
        try (var file = Files.newBufferedReader(Path.of("src", "main", "resources", "messages.properties"))) {
            words.load(file);
        }

        assertThat(proofs)
                .allSatisfy(proof -> assertThat(
                                proof.event().equals("-")
                                        ? proof.by().contains(" ")
                                        : words.containsKey("trail.action." + proof.event()))
                        .as(proof.toString())
                        .isTrue());
    }

    private static List<Proof> proofs() {
        try {
            return Files.readAllLines(Path.of("src", "test", "resources", "audit-proofs.txt")).stream()
                    .filter(line -> line.startsWith("/") || line.startsWith("GET /"))
                    .map(line -> line.split("  ", 3))
                    .map(parts -> new Proof(parts[0], parts[1], parts[2].strip()))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Map<String, String> sources() {
        try (var files = Files.walk(TESTS)) {
            return files.filter(file -> file.toString().endsWith("Tests.java"))
                    .collect(Collectors.toMap(file -> file.getFileName().toString(), AuditProofTests::read));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** @param by the class of tests, or why there is none */
    private record Proof(String address, String event, String by) {}
}
