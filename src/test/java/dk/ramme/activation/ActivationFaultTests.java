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
        scene.in(() -> scene.bulk.start(activation, scene.administrator));

        for (var kill = 1; kill <= KILLS; kill++) {
            var before = done(activation);
            var node = node("activation-" + kill);
            scene.until(() -> done(activation) > before);
            Thread.sleep(random.nextInt(600));
            node.destroyForcibly().waitFor();
            System.out.printf("killed at %,d users%n", done(activation));
        }
        assertThat(done(activation)).as("there was something left to lose").isLessThan(USERS);
        node("last");
        var report = scene.finished(activation);

        var activated = USERS - USERS / 100;
        assertThat(report.outcomes()).isEqualTo(Map.of(Outcome.ACTIVATED, activated, Outcome.NO_EMAIL, USERS / 100));
        assertThat(report.activation().activated()).isEqualTo(activated);
        assertThat(report.activation().leftOut()).isEqualTo(USERS / 100);
        assertThat(scene.count("organisation_user", "state = 'AWAITING_ACTIVATION'"))
                .isEqualTo(activated);
        for (var table : List.of("link", "outbox_mail")) {
            assertThat(scene.count(table, "true")).as(table).isEqualTo(activated);
            assertThat(scene.count("(select distinct subject_id from " + table + ") t", "true"))
                    .as(table)
                    .isEqualTo(activated);
        }
        assertThat(scene.events("USER_ACTIVATED")).isEqualTo(activated);
        assertThat(scene.events("ACTIVATION_FINISHED", activation)).isOne();
    }

    private int done(UUID activation) {
        return scene.in(() -> scene.report.find(activation)).done();
    }

    private Process node(String name) {
        var node = RammeNode.start(beans.getEnvironment(), name, Path.of("target", "activation-nodes.log"));
        nodes.add(node);
        return node;
    }
}
