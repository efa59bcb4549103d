package dk.ramme.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.BackgroundWork;
import dk.ramme.RammeTest;
import dk.ramme.ServingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/**
 * Whatever a stranger sends to any route, broken, halved, slow or hostile: the node stays well, and neither disk, threads,
 * memory nor log are taken (R23, T47; security finding 2, security finding 3, security finding 10); run with -Pfault. The same
 * requests again: {@code -Dramme.fuzz.seed=…}.
 */
@RammeTest
@Tag("fault")
class FuzzFaultTests {

    private static final long SEED = Long.getLong("ramme.fuzz.seed", 20261130);
    private static final int ROUNDS = Integer.getInteger("ramme.fuzz.rounds", 2);
    private static final Pattern ROUTE = Pattern.compile("[-GAUOBR]+ +(GET|POST) +(\\S+)");
    private static final int KINDS = 14;
    private static final String UPLOAD = "Content-Type: multipart/form-data; boundary=b\n";
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded\n";

    @Autowired
    Environment environment;

    @Autowired
    BackgroundWork background;

    @TempDir
    Path uploads;

    private final Random random = new Random(SEED);
    private final HttpClient people = HttpClient.newHttpClient();
    private final Map<Integer, Integer> answers = new TreeMap<>();
    private final List<String> failures = new ArrayList<>();
    private final Path log = Path.of("target", "fuzz-node.log");
    private ServingNode node;
    private long mostOnDisk;

    @BeforeEach
    void a_node_for_itself() throws IOException {
        background.stop();
        Files.deleteIfExists(log);
        node = new ServingNode("fuzzed", environment, log);
        node.start(node.address().toString(), "spring.servlet.multipart.location=" + uploads);
        ServingNode.awaitServing(node);
    }

    @AfterEach
    void the_node_is_stopped() {
        node.kill();
        background.goOn();
    }

    @Test
    void nothing_a_stranger_sends_takes_the_node_its_disk_its_threads_or_its_log() throws Exception {
        var routes = routes();
        routes.forEach(route -> attack(route, 0)); // classes are loaded, pools are filled
        answers.clear();
        failures.clear();
        var before = state();
        var logBefore = Files.size(log);
        int sent = 0;

        for (int round = 0; round < ROUNDS; round++) {
            for (var route : routes) {
                for (int kind = 0; kind < KINDS; kind++) {
                    attack(route, kind);
                    sent++;
                }
                mostOnDisk = Math.max(mostOnDisk, onDisk());
            }
            assertThat(health()).isEqualTo(200);
        }

        awaitQuiet();
        var after = state();
        var logged = Files.size(log) - logBefore;
        System.out.printf(
                "%,d requests of seed %d to %d routes: answers %s, before %s, after %s, at most %,d bytes on disk, %,d bytes of log%n",
                sent, SEED, routes.size(), answers, before, after, mostOnDisk, logged);
        assertThat(failures).as("answers 5xx").isEmpty();
        assertThat(mostOnDisk).as("a stranger's upload is not stored").isZero();
        assertThat(after.get("Threads")).isLessThan(before.get("Threads") + 30);
        assertThat(after.get("VmRSS")).as("kB").isLessThan(before.get("VmRSS") + 150_000);
        assertThat(logged).as("bytes of log for each request").isLessThan(20L * sent);
        assertThat(Files.readString(log)).doesNotContain(" ERROR ", "OutOfMemoryError");
    }

    /** One hostile request; its answer, if there is any, is looked at. */
    private void attack(Route route, int kind) {
        var line = route.method + " " + route.path + " HTTP/1.1\nHost: localhost:" + node.port() + "\n";
        var post = "POST " + route.path + " HTTP/1.1\nHost: localhost:" + node.port() + "\n";
        try (var wire = new Wire(node.port())) {
            switch (kind) {
                case 0 -> wire.send(line + "\n");
                case 1 ->
                    wire.send(post + UPLOAD + "Content-Length: 400000000\n\n--b\nContent-Disposition: form-data;"
                                    + " name=\"file\"; filename=\"x\"\n\n")
                            .send(noise(200_000));
                case 2 ->
                    wire.send(post + UPLOAD + "Content-Length: 60\n\n--b\nContent-Disposition: form-data; name=\"");
                case 3 -> wire.send(post + UPLOAD.replace("boundary=b", "boundary=") + "Content-Length: 4\n\n--\n\n");
                case 4 ->
                    wire.send(post + UPLOAD + "Transfer-Encoding: chunked\n\nffffffff\n")
                            .send(noise(50_000));
                case 5 -> wire.send(post + FORM + "Content-Length: 100000\n\na=");
                case 6 -> wire.send(post + FORM + "Content-Length: 12\n\n%ff=%00&%zz=");
                case 7 -> wire.send(post + FORM + "Content-Length: 3\nContent-Length: 30\n\na=b");
                case 8 -> wire.send(post + FORM + "Transfer-Encoding: chunked\nContent-Length: 4\n\n0\n\nGET /x");
                case 9 -> wire.send(line.replace(" HTTP/1.1", "?" + garbled(3000) + " HTTP/1.1") + "\n");
                case 10 ->
                    wire.send(line + "Cookie: __Host-ramme=" + garbled(6000) + "\nAccept-Language: " + garbled(500)
                            + "\n\n");
                case 11 -> wire.send(line + "X-Long: " + "a".repeat(60_000) + "\n\n");
                case 12 -> wire.send(line.substring(0, line.length() / 2));
                default -> wire.send(noise(2000));
            }
            // halves get no answer: whoever sent them goes away
            if (kind != 1 && kind != 2 && kind != 4 && kind != 5 && kind != 12 && kind != 13)
                note(route, kind, wire.status());
        } catch (RuntimeException refused) {
            answers.merge(0, 1, Integer::sum);
        }
    }

    private void note(Route route, int kind, int status) {
        answers.merge(status, 1, Integer::sum);
        // 503 is an answer: the pages that say "later", and a node that has too much to do
        if (status >= 500 && status != 503)
            failures.add(route.method + " " + route.path + " kind " + kind + ": " + status);
    }

    private byte[] noise(int bytes) {
        var noise = new byte[bytes];
        random.nextBytes(noise);
        return noise;
    }

    private String garbled(int length) {
        var text = new StringBuilder();
        while (text.length() < length)
            text.append("%" + Integer.toHexString(0x100 | random.nextInt(256)).substring(1));
        return text.substring(0, length - length % 3);
    }

    private int health() throws IOException, InterruptedException {
        var ask = HttpRequest.newBuilder(node.address().resolve("/actuator/health"))
                .timeout(Duration.ofSeconds(10))
                .build();
        return people.send(ask, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    /** Threads, and memory in kB, as Linux counts them. */
    private Map<String, Long> state() throws IOException {
        var state = new HashMap<String, Long>();
        for (var line : Files.readAllLines(Path.of("/proc", Long.toString(node.pid()), "status"))) {
            var part = line.split(":\\s+| kB");
            if (List.of("Threads", "VmRSS").contains(part[0])) state.put(part[0], Long.parseLong(part[1]));
        }
        return state;
    }

    private void awaitQuiet() throws InterruptedException {
        Thread.sleep(25_000); // whoever is still let finish, or waited for, is hung up on by then
    }

    private long onDisk() {
        try (var files = Files.walk(uploads)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(FuzzFaultTests::size)
                    .sum();
        } catch (IOException | UncheckedIOException gone) {
            return 0;
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException gone) {
            return 0;
        }
    }

    private static List<Route> routes() throws IOException {
        try (var lines = Files.lines(Path.of("src/test/resources/role-matrix.txt"), StandardCharsets.UTF_8)) {
            return lines.map(ROUTE::matcher)
                    .filter(Matcher::matches)
                    .map(line -> new Route(
                            line.group(1),
                            line.group(2)
                                    .replaceAll("\\{[^}]+}", UUID.randomUUID().toString())))
                    .toList();
        }
    }

    private record Route(String method, String path) {}
}
