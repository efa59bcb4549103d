package dk.ramme.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import dk.ramme.BackgroundWork;
import dk.ramme.Proxy;
import dk.ramme.RammeTest;
import dk.ramme.ServingNode;
import dk.ramme.notification.Mailbox;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/**
 * Two nodes behind nginx without stickiness behave as one, also when one of them is killed (R11, R12); run with
 * -Pfault. This process itself serves nobody and does no background work.
 */
@RammeTest
@Tag("fault")
class NodesFaultTests {

    /** How many pages are seen before the node that drew the last one is killed. */
    private static final int PAGES = Integer.getInteger("ramme.fault.pages", 4);

    @Autowired
    Environment environment;

    @Autowired
    BackgroundWork background;

    @Autowired
    Mailbox mailbox;

    private ServingNode left;
    private ServingNode right;
    private Proxy proxy;
    private Path folder;
    private int seen;
    private int kills;

    @BeforeEach
    void two_nodes_serve(TestInfo test) throws IOException {
        background.stop();
        folder = Path.of(
                "target", "two-nodes", test.getTestMethod().orElseThrow().getName());
        Files.createDirectories(folder);
        Files.deleteIfExists(folder.resolve("nodes.log"));
        left = new ServingNode("left", environment, folder.resolve("nodes.log"));
        right = new ServingNode("right", environment, folder.resolve("nodes.log"));
        proxy = new Proxy(folder, left.port(), right.port());
        left.start(proxy.address());
        right.start(proxy.address());
        ServingNode.awaitServing(left, right);
    }

    @AfterEach
    void everything_is_stopped() {
        left.kill();
        right.kill();
        if (proxy != null) proxy.close();
        background.goOn();
    }

    @Test
    void whoever_walks_the_whole_way_does_not_see_that_nodes_die() {
        var way = new WholeWay(mailbox, proxy.address(), Words.danish(), true, this::killSometimes);

        way.ofNordlys();
        changesSettings(way);

        var asked = proxy.asked();
        var byLeft = asked.stream().filter(one -> one.by(left.port())).count();
        var twice = asked.stream().filter(one -> one.nodes().size() > 1).count();
        System.out.printf(
                "%,d requests, %,d of them by the left node, %d asked of a dead one first; %d pages, %d kills%n",
                asked.size(), byLeft, twice, seen, kills);
        assertThat(asked).noneMatch(one -> one.status() >= 500);
        assertThat(byLeft).isBetween(asked.size() / 4L, asked.size() * 3L / 4);
        assertThat(kills).isGreaterThan(5);
        assertThat(twice).as("the dead were asked").isPositive();
    }

    @Test
    void what_was_begun_on_a_node_that_dies_is_asked_again_only_when_it_changes_nothing() throws Exception {
        var reading = heldByLeft(HttpRequest.newBuilder(URI.create(proxy.address() + "/joining")));
        left.kill();
        assertThat(reading.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200);

        left.start(proxy.address());
        ServingNode.awaitServing(left);
        var changing = heldByLeft(HttpRequest.newBuilder(URI.create(proxy.address() + "/login"))
                .POST(HttpRequest.BodyPublishers.noBody()));
        left.kill();
        var interrupted = changing.get(20, TimeUnit.SECONDS);
        assertThat(interrupted.statusCode()).isEqualTo(502);
        assertThat(interrupted.body())
                .contains("enten gemt helt eller slet ikke", "either all of it is saved or none of it");

        assertThat(proxy.asked())
                .filteredOn(one -> one.method().equals("GET") && one.nodes().size() == 2)
                .hasSize(1);
        assertThat(proxy.asked())
                .filteredOn(one -> one.method().equals("POST"))
                .allMatch(one -> one.nodes().size() == 1);
    }

    /** What is typed before a node dies, a notice that waits for the next page, and the language. */
    private void changesSettings(WholeWay way) {
        try (var soeren = way.visitor("4-settings")) {
            soeren.goTo("/login")
                    .press("login.start.submit")
                    .asPerson("Søren Ågård")
                    .goTo("/settings/notifications");
            var box = soeren.page().locator("main input[type=checkbox]:checked").first();
            var group = box.getAttribute("value");
            box.setChecked(false, new Locator.SetCheckedOptions().setForce(true));
            kill();
            soeren.press("settings.save");
            assertThat(soeren.page().locator(".flash").innerText())
                    .contains(way.words().of("settings.saved"));
            soeren.goTo("/settings/notifications");
            assertThat(soeren.page()
                            .locator("main input[value='" + group + "']")
                            .isChecked())
                    .isFalse();
            soeren.follow("layout.language.other");
            kill();
            soeren.goTo("/settings/notifications");
            assertThat(soeren.page().locator("html").getAttribute("lang")).isEqualTo("en");
        }
    }

    private void killSometimes() {
        if (++seen % PAGES == 0) kill();
    }

    /** Kills whoever answered last, when the other one serves, and lets it be started anew meanwhile. */
    private void kill() {
        ServingNode.awaitServing(left, right);
        var asked = proxy.asked();
        var last = asked.get(asked.size() - 1).by(left.port()) ? left : right;
        last.kill();
        last.start(proxy.address());
        kills++;
    }

    /** A request that the left node has got and does not answer: it is not allowed to run. */
    private CompletableFuture<HttpResponse<String>> heldByLeft(HttpRequest.Builder request) throws Exception {
        var people = HttpClient.newBuilder().sslContext(proxy.trust()).build();
        left.signal("STOP");
        for (var tries = 0; tries < 4; tries++) {
            var answer = people.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString());
            Thread.sleep(5000);
            if (!answer.isDone()) return answer;
        }
        throw new AssertionError("the left node is never asked");
    }
}
