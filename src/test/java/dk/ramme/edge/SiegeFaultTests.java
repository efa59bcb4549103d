package dk.ramme.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.BackgroundWork;
import dk.ramme.Patience;
import dk.ramme.Proxy;
import dk.ramme.RammeTest;
import dk.ramme.ServingNode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/**
 * Two thousand connections that give a byte now and then keep nobody waiting (R23; security finding 3): pages within a
 * second, health always; run with -Pfault. How long it lasts: {@code -Dramme.siege.seconds=40}.
 */
@RammeTest
@Tag("fault")
class SiegeFaultTests {

    private static final int SOCKETS = Integer.getInteger("ramme.siege.sockets", 2000);
    private static final Duration LASTS = Duration.ofSeconds(Integer.getInteger("ramme.siege.seconds", 40));
    private static final Duration QUICK = Duration.ofSeconds(1);
    private static final List<String> PAGES = List.of("/", "/login", "/help", "/joining");

    @Autowired
    Environment environment;

    @Autowired
    BackgroundWork background;

    private final int managementPort = ServingNode.freePort();
    private final Path folder = Path.of("target", "siege");
    private ServingNode node;
    private Proxy proxy;

    @BeforeEach
    void a_node_for_itself() throws IOException {
        background.stop();
        Files.createDirectories(folder);
        Files.deleteIfExists(folder.resolve("node.log"));
        node = new ServingNode("besieged", environment, folder.resolve("node.log"));
    }

    @AfterEach
    void everything_is_stopped() {
        if (node != null) node.kill();
        if (proxy != null) proxy.close();
        background.goOn();
    }

    @Test
    void pages_and_health_answer_a_node_that_stands_alone() throws Exception {
        node.start();
        ServingNode.awaitServing(node);

        besiege("directly", HttpClient.newHttpClient(), node.address(), node.port(), null);
    }

    @Test
    void pages_and_health_answer_behind_nginx() throws Exception {
        proxy = new Proxy(folder, node.port(), node.port());
        node.start(proxy.address());
        ServingNode.awaitServing(node);
        var trust = proxy.trust();

        besiege(
                "behind nginx",
                HttpClient.newBuilder().sslContext(trust).build(),
                URI.create(proxy.address()),
                proxy.port(),
                trust.getSocketFactory());
    }

    @Test
    void health_and_figures_can_have_a_port_of_their_own() throws Exception {
        node.start(
                node.address().toString(),
                "management.server.port=" + managementPort,
                "ramme.metrics.token=a-token-of-twenty-signs");
        var people = HttpClient.newHttpClient();
        var apart = URI.create("http://localhost:" + managementPort);
        Patience.until(
                Duration.ofMinutes(3), () -> asked(people, apart.resolve("/actuator/health/readiness")).status == 200);

        try (var dribblers = new Dribblers(node.port(), null, SOCKETS)) {
            Patience.until(Duration.ofSeconds(30), () -> dribblers.open() > 500);
            assertThat(asked(people, apart.resolve("/actuator/health")).status).isEqualTo(200);
        }
        assertThat(asked(people, apart.resolve("/actuator/prometheus")).status)
                .as("without the token")
                .isEqualTo(404);
        assertThat(asked(people, node.address().resolve("/actuator/health")).status)
                .isEqualTo(404);
    }

    private void besiege(String where, HttpClient people, URI base, int port, @Nullable SSLSocketFactory tls)
            throws InterruptedException {
        for (int round = 0; round < 10; round++) PAGES.forEach(page -> asked(people, base.resolve(page)));
        var pages = new ArrayList<Asked>();
        var health = new ArrayList<Asked>();
        var forms = new ArrayList<Asked>();
        try (var dribblers = new Dribblers(port, tls, SOCKETS)) {
            Patience.until(Duration.ofSeconds(60), () -> dribblers.open() + dribblers.cut() > SOCKETS / 4);
            var end = System.nanoTime() + LASTS.toNanos();
            for (int number = 0; System.nanoTime() < end; number++) {
                pages.add(asked(people, base.resolve(PAGES.get(number % PAGES.size()))));
                health.add(asked(people, base.resolve("/actuator/health")));
                forms.add(sent(people, base.resolve("/login")));
                Thread.sleep(100);
            }
            System.out.printf(
                    Locale.ROOT,
                    "%s: %d connections held, %d cut in all; %d pages, p50 %d ms, p95 %d ms, longest %d ms; health p95 %d ms,"
                            + " longest %d ms; load %.1f on %d cores%n",
                    where,
                    dribblers.open(),
                    dribblers.cut(),
                    pages.size(),
                    percentile(pages, 50).toMillis(),
                    percentile(pages, 95).toMillis(),
                    percentile(pages, 100).toMillis(),
                    percentile(health, 95).toMillis(),
                    percentile(health, 100).toMillis(),
                    ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                    Runtime.getRuntime().availableProcessors());
        }
        assertThat(pages).hasSizeGreaterThan(20).allMatch(one -> one.status == 200);
        assertThat(health).allMatch(one -> one.status == 200);
        assertThat(forms)
                .as("a form of many packets is read and answered")
                .allMatch(one -> one.status > 0 && one.status < 500);
        // the longest of some hundred on two cores that the senders share is this machine's, not the node's
        assertThat(percentile(pages, 95)).isLessThan(QUICK);
        assertThat(percentile(health, 95)).isLessThan(QUICK);
        assertThat(percentile(health, 100)).isLessThan(QUICK.multipliedBy(3));
    }

    private static Duration percentile(List<Asked> asked, int percent) {
        var times = new ArrayList<>(asked.stream().map(one -> one.took).toList());
        Collections.sort(times);
        return times.get((times.size() - 1) * percent / 100);
    }

    private static Asked asked(HttpClient people, URI address) {
        return asked(people, HttpRequest.newBuilder(address));
    }

    private static Asked sent(HttpClient people, URI address) {
        return asked(
                people,
                HttpRequest.newBuilder(address)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("text=" + "x".repeat(60_000))));
    }

    private static Asked asked(HttpClient people, HttpRequest.Builder building) {
        var begun = System.nanoTime();
        var request = building.timeout(Duration.ofSeconds(10)).build();
        int status;
        try {
            status = people.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
        } catch (IOException unanswered) {
            status = 0;
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
        return new Asked(status, Duration.ofNanos(System.nanoTime() - begun));
    }

    /** @param status 0 when there was no answer in ten seconds */
    private record Asked(int status, Duration took) {}
}
