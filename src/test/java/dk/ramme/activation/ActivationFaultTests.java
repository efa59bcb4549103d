package dk.ramme.activation;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.BackgroundWork;
import dk.ramme.RammeNode;
import dk.ramme.RammeTest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Real processes are killed in the middle of an activation (R16); run with -Pfault. */
@RammeTest
@Tag("fault")
class ActivationFaultTests {

    private static final int USERS = 60_000;
    private static final int KILLS = Integer.getInteger("ramme.fault.kills", 5);

    @Autowired
    ApplicationContext beans;

    @Autowired
    BackgroundWork background;

    private final Random random = new Random();
    private final List<Process> nodes = new ArrayList<>();
    private ActivationScene scene;

    @BeforeEach
    void this_process_only_looks_on() {
        background.stop();
        scene = new ActivationScene(beans);
    }

    @AfterEach
    void every_node_is_stopped() {
        nodes.forEach(Process::destroyForcibly);
        // 60,000 mails on their way would be the load of whatever test comes next
        scene.sql("delete from outbox_mail", Map.of());
        background.goOn();
    }

    @Test
    void kills_at_any_moment_activate_nobody_twice_and_forget_nobody() throws Exception {
        scene.sql("""
                insert into organisation_user (id, organisation_id, rid, name, email, cpr_sealed, cpr_index, cpr_index_key,
                    origin, state, created_at, version)
                select gen_random_uuid(), :organisation, n::text, 'Ida ' || n,
                    case when n % 100 = 0 then null else 'ida' || n || '@nordlys.example' end, '\\x00',
                    decode(lpad(to_hex(n), 64, '0'), 'hex'), 1, 'IMPORTED', 'DEACTIVATED', now(), 0
                from generate_series(1, :users) n
                """, Map.of("organisation", scene.organisation, "users", USERS));
        var activation = scene.all();
        scene.runs.start(activation);
        killed(activation, "activation");
        assertThat(done(activation)).as("there was something left to lose").isLessThan(USERS);
        var report = toTheEnd(activation);

        var activated = USERS - USERS / 100;
        assertThat(report).isEqualTo(Map.of("DONE", activated, "NO_EMAIL", USERS / 100));
        assertThat(scene.runs.find(activation).done()).isEqualTo(activated);
        assertThat(scene.runs.find(activation).leftOut()).isEqualTo(USERS / 100);
        assertThat(scene.count("organisation_user", "state = 'AWAITING_ACTIVATION'"))
                .isEqualTo(activated);
        for (var table : List.of("link", "outbox_mail")) {
            assertThat(scene.count(table, "true")).as(table).isEqualTo(activated);
            assertThat(scene.count("(select distinct subject_id from " + table + ") t", "true"))
                    .as(table)
                    .isEqualTo(activated);
        }
        assertThat(scene.events("USER_ACTIVATED")).isEqualTo(activated);
        assertThat(scene.events("BULK_FINISHED", activation)).isOne();

        var undo = scene.runs.undo(activation);
        scene.runs.start(undo);
        killed(undo, "undo");
        assertThat(done(undo)).as("there was something left to lose").isLessThan(activated);

        assertThat(toTheEnd(undo)).isEqualTo(Map.of("DONE", activated));
        assertThat(scene.count("organisation_user", "state = 'DEACTIVATED' and version = 2"))
                .isEqualTo(activated);
        assertThat(scene.count("link", "revoked_at is null")).isZero();
        assertThat(scene.events("USER_ACTIVATION_UNDONE")).isEqualTo(activated);
    }

    private void killed(UUID run, String name) throws Exception {
        for (var kill = 1; kill <= KILLS; kill++) {
            var before = done(run);
            var node = node(name + "-" + kill);
            scene.until(() -> done(run) > before);
            Thread.sleep(random.nextInt(600));
            node.destroyForcibly().waitFor();
            System.out.printf("%s: killed at %,d users%n", name, done(run));
        }
    }

    private Map<String, Integer> toTheEnd(UUID run) throws Exception {
        var last = node("last");
        var report = scene.runs.finished(run);
        last.destroyForcibly().waitFor();
        return report;
    }

    private int done(UUID activation) {
        return scene.runs.find(activation).decided();
    }

    private Process node(String name) {
        var node = RammeNode.start(beans.getEnvironment(), name, Path.of("target", "activation-nodes.log"));
        nodes.add(node);
        return node;
    }
}
