package dk.ramme.keyring;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.RammeTest;
import dk.ramme.ServingNode;
import dk.ramme.login.Browser;
import dk.ramme.means.IdentificationMeans;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** One code sent to two nodes, each a process of its own, at the same moment (T32); run with -Pfault. */
@RammeTest
@Tag("fault")
class ReplayFaultTests {

    private static final int ROUNDS = 10;
    private static final int AT_EACH = 3;

    @Autowired
    KeyringScene scene;

    @Autowired
    Environment environment;

    private List<ServingNode> nodes = List.of();

    @BeforeEach
    void two_nodes_serve() throws IOException {
        var folder = Files.createDirectories(Path.of("target", "replay"));
        var left = new ServingNode("left", environment, folder.resolve("left.log"));
        var right = new ServingNode("right", environment, folder.resolve("right.log"));
        nodes = List.of(left, right);
        nodes.forEach(ServingNode::start);
        ServingNode.awaitServing(left, right);
    }

    @AfterEach
    void end() {
        nodes.forEach(ServingNode::kill);
    }

    @Test
    void exactly_one_is_let_in_each_time() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            assertThat(together()).as("where those who sent it came").containsOnlyOnce("/me");
        }
    }

    /** Sends one code from all browsers at once. @return where each of them came */
    private List<String> together() throws Exception {
        var code = newCode();
        var id = scene.loginId();
        var start = new CyclicBarrier(2 * AT_EACH);
        var attempts = new ArrayList<Callable<Browser.Page>>();
        for (var node : nodes) {
            for (int n = 0; n < AT_EACH; n++) {
                var browser = new Browser(node.address());
                var form = browser.open("/login/separate");
                attempts.add(() -> {
                    start.await();
                    return browser.submit(
                            form, "/login/separate", Map.of("id", id, "pin", KeyringScene.PIN, "code", code));
                });
            }
        }
        var pool = Executors.newFixedThreadPool(attempts.size());

        var arrived = new ArrayList<String>();
        for (var answer : pool.invokeAll(attempts)) {
            arrived.add(answer.get().path());
        }
        pool.shutdown();

        return arrived;
    }

    /** What a new user's app shows now. The nodes have the real clock, so the app was taken into use a minute ago by it. */
    private String newCode() throws Exception {
        scene.clock.reset();
        scene.clock.advance(Duration.ofMinutes(-1));
        scene.begin(IdentificationMeans.APP);
        var key = scene.takeApp(scene.asUser(), "Min telefon");
        scene.clock.reset();
        return scene.code(key);
    }
}
