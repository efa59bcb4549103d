package dk.ramme.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import dk.ramme.RammeNode;
import dk.ramme.RammeTest;
import dk.ramme.people.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Real processes are killed in the middle of an import; run with -Pfault. */
@RammeTest
@Tag("fault")
class ImportFaultTests {

    private static final int ROWS = 150_000;
    private static final int KILLS = Integer.getInteger("ramme.fault.kills", 5);

    private final ImportScene scene;
    private final ApplicationContext context;
    private final Scheduler scheduler;
    private final Random random = new Random();
    private final List<Process> nodes = new ArrayList<>();

    /** What the nodes say, for whoever must find out why one did not come up. */
    private final Path log = Path.of("target", "import-nodes.log");

    ImportFaultTests(@Autowired ApplicationContext context, @Autowired Scheduler scheduler) {
        this.scene = ImportScene.of(context);
        this.context = context;
        this.scheduler = scheduler;
    }

    @BeforeEach
    void this_process_only_looks_on() {
        scheduler.pause();
    }

    @AfterEach
    void every_node_is_stopped() {
        nodes.forEach(Process::destroyForcibly);
        scheduler.resume();
    }

    @Test
    void kills_at_any_moment_lose_nothing_and_repeat_nothing() throws Exception {
        var nordlys = scene.organisation();
        scene.administrator(nordlys, Role.ORGANISATION_ADMINISTRATOR);
        var id = scene.start(nordlys, ImportScene.manyRows(ROWS));

        for (int kill = 1; kill <= KILLS; kill++) {
            var node = node("node-" + kill);
            afterMoreRows(nordlys, id);
            Thread.sleep(random.nextInt(3000));
            node.destroyForcibly().waitFor();
            System.out.printf("killed at %,d rows%n", scene.run(nordlys, id).rowsDone());
        }
        node("last");

        assertThat(scene.ended(nordlys, id))
                .extracting(ImportRun::state, ImportRun::written, ImportRun::updated, ImportRun::untouched)
                .containsExactly(ImportState.FINISHED, ROWS, 0, 0);
        assertThat(scene.count(nordlys, "organisation_user where origin = 'IMPORTED' and version = 0"))
                .isEqualTo(ROWS);
        assertThat(scene.count(nordlys, "import_chunk")).isZero();
        assertThat(scene.audit(nordlys)).containsExactly("IMPORT_READ", "IMPORT_STARTED", "IMPORT_FINISHED");
        assertThat(scene.count(nordlys, "outbox_mail")).isEqualTo(1);
        assertThat(scene.count(nordlys, "notification")).isEqualTo(1);
    }

    @Test
    void a_node_that_was_believed_dead_wakes_up_and_stops() throws Exception {
        var nordlys = scene.organisation();
        var id = scene.start(nordlys, ImportScene.manyRows(ROWS));
        var asleep = node("asleep");
        afterMoreRows(nordlys, id);
        signal(asleep, "STOP");
        int done = scene.run(nordlys, id).rowsDone();
        var fallenAsleep = Instant.now();

        node("awake");
        scene.until(() -> scene.run(nordlys, id).rowsDone() > done + 2000);
        System.out.printf("taken over after %s%n", Duration.between(fallenAsleep, Instant.now()));
        signal(asleep, "CONT");

        assertThat(scene.ended(nordlys, id))
                .extracting(ImportRun::written, ImportRun::updated)
                .containsExactly(ROWS, 0);
        assertThat(scene.audit(nordlys)).containsExactly("IMPORT_READ", "IMPORT_STARTED", "IMPORT_FINISHED");
    }

    private Process node(String name) {
        var node = RammeNode.start(context.getEnvironment(), name, log);
        nodes.add(node);
        return node;
    }

    private void afterMoreRows(UUID organisation, UUID id) {
        int done = scene.run(organisation, id).rowsDone();
        scene.until(() -> scene.run(organisation, id).rowsDone() > done);
    }

    private static void signal(Process process, String signal) throws Exception {
        new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                .start()
                .waitFor();
    }
}
