package dk.ramme.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dk.ramme.BackgroundWork;
import dk.ramme.Patience;
import dk.ramme.RammeNode;
import dk.ramme.RammeTest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
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
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Real processes are killed in the middle of what is done to many users, and in the middle of its undo (R16); run with -Pfault. */
@RammeTest
@Tag("fault")
class BulkFaultTests {

    private static final int USERS = 20_000;
    private static final int LEFT_OUT = USERS / 100;
    private static final int KILLS = Integer.getInteger("ramme.fault.kills", 5);

    @Autowired
    ApplicationContext beans;

    @Autowired
    BackgroundWork background;

    @Autowired
    MockMvcTester mvc;

    private final Random random = new Random();
    private final List<Process> nodes = new ArrayList<>();
    private BulkScene scene;

    @BeforeEach
    void this_process_only_looks_on() {
        background.stop();
        scene = new BulkScene(beans);
    }

    @AfterEach
    void every_node_is_stopped() {
        nodes.forEach(Process::destroyForcibly);
        // mails on their way would be the load of whatever test comes next
        scene.sql("delete from outbox_mail where organisation_id = :organisation", Map.of());
        background.goOn();
    }

    @Test
    void kills_at_any_moment_suspend_and_reopen_nobody_twice_and_forget_nobody() throws Exception {
        users("true");
        var run = scene.choose(scene.bo, Map.of("whom", "ALL", "deed", "SUSPEND"));
        scene.post("/bulk/" + run + "/reason", Map.of("reason", "Lukket afdeling"));

        killed(run, "suspend");

        var done = USERS - LEFT_OUT;
        assertThat(scene.outcomes(run)).isEqualTo(Map.of("DONE", done, "NOT_ACTIVE", LEFT_OUT, "ONESELF", 1));
        assertThat(scene.preview(run).run().done()).isEqualTo(done);
        assertThat(scene.count("organisation_user where state = 'SUSPENDED' and version = 1"))
                .isEqualTo(done);
        assertOnceEach("USER_SUSPENDED", "user-suspended", done);

        var undo = scene.undo(run);
        killed(undo, "undo");

        assertThat(scene.outcomes(undo)).isEqualTo(Map.of("DONE", done));
        assertThat(scene.count("organisation_user where state = 'ACTIVE' and version = 2"))
                .isEqualTo(done);
        assertOnceEach("USER_REOPENED", "user-reopened", done);
    }

    /** Those who are active and have nothing else come by a link again: state, word and link of each come together. */
    @Test
    void kills_at_any_moment_give_nobody_the_app_twice_and_send_nobody_two_links() throws Exception {
        users("n % 2 = 0");
        var stranded = USERS / 2;
        var run = scene.choose(scene.bo, Map.of("whom", "ALL", "deed", "GIVE_APP"));

        killed(run, "app");

        var done = USERS + 1; // whoever does it is on the list too
        assertThat(scene.outcomes(run)).isEqualTo(Map.of("DONE", done));
        assertThat(scene.count("organisation_user where separate_means = 'APP'"))
                .isEqualTo(done);
        assertThat(once("USER_WAYS_CHANGED")).isEqualTo(done);
        assertThat(once("USER_WAITS_AGAIN")).isEqualTo(stranded);
        assertThat(scene.count("link where purpose = 'ACTIVATION'")).isEqualTo(stranded);
        assertThat(scene.count("outbox_mail where template = 'activation-again'"))
                .isEqualTo(stranded);

        var undo = scene.undo(run);
        killed(undo, "app-undo");

        assertThat(scene.outcomes(undo).values().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(done);
        assertThat(scene.count("organisation_user where separate_means = ''"))
                .isEqualTo(scene.preview(undo).run().done());
        assertThat(scene.count("audit_event where action = 'USER_WAYS_CHANGED'"))
                .isEqualTo(done + scene.preview(undo).run().done());
    }

    /** A name is an entity's, an address of a group or a state a statement's: of each row all of it happens, and once. */
    @Test
    void kills_at_any_moment_change_nobody_twice_by_a_file() throws Exception {
        users("true");
        var file = new StringBuilder("RID;Navn;Telefon;Handling;Begrundelse\n");
        for (var n = 1; n <= USERS; n++) {
            file.append(n).append(";Eva ").append(n).append(";12345678;");
            // whoever waits cannot be suspended
            file.append(n % 3 == 0 && n % 100 != 0 ? "Spær;Fratrådt\n" : ";\n");
        }
        var run = BulkScene.run(mvc.post()
                .uri("/users/changes")
                .multipart()
                .file(new MockMultipartFile(
                        "file", "a.csv", "text/csv", file.toString().getBytes(StandardCharsets.UTF_8)))
                .with(scene.bo)
                .with(csrf())
                .exchange());
        var suspended = USERS / 3 - USERS / 300;

        killed(run, "file");

        assertThat(scene.outcomes(run)).isEqualTo(Map.of("DONE", USERS));
        assertThat(scene.count("organisation_user where name like 'Eva %' and telephone = '12345678'"))
                .isEqualTo(USERS);
        assertThat(once("USER_EDITED")).isEqualTo(USERS);
        assertThat(once("USER_SUSPENDED")).isEqualTo(suspended);

        var undo = scene.undo(run);
        killed(undo, "file-undo");

        assertThat(scene.outcomes(undo)).isEqualTo(Map.of("DONE", USERS));
        assertThat(scene.count("organisation_user where name like 'Ida %' and telephone is null"))
                .isEqualTo(USERS);
        assertThat(once("USER_REOPENED")).isEqualTo(suspended);
    }

    /** Of a hundred one waits; the others are active. @param allowed for whom private MitID is what they log in with */
    private void users(String allowed) {
        scene.sql("""
                insert into organisation_user (id, organisation_id, rid, name, email, birth_date, origin, state, created_at,
                    identified_at, self_activated_at, private_mitid_offered, consented_at, version)
                select gen_random_uuid(), :organisation, n::text, 'Ida ' || n, 'ida' || n || '@nordlys.example',
                    date '1980-01-01', 'IMPORTED',
                    case when n %% 100 = 0 and %1$s then 'AWAITING_ACTIVATION' else 'ACTIVE' end, now(),
                    now(), now(), %1$s, case when %1$s then now() end, 0
                from generate_series(1, :users) n
                """.formatted(allowed), Map.of("users", USERS));
    }

    /** Started, killed several times, and brought to its end by the last node. */
    private void killed(UUID run, String name) throws Exception {
        scene.post("/bulk/" + run + "/check", Map.of());
        for (var kill = 1; kill <= KILLS; kill++) {
            var before = decided(run);
            var node = node(name + "-" + kill);
            Patience.until(Duration.ofSeconds(120), () -> decided(run) > before);
            Thread.sleep(random.nextInt(400));
            node.destroyForcibly().waitFor();
            System.out.printf("%s: killed at %,d users%n", name, decided(run));
        }
        assertThat(decided(run)).as("there was something left to lose").isLessThan(USERS - LEFT_OUT);
        var last = node(name + "-last");
        scene.finished(run);
        last.destroyForcibly().waitFor();
    }

    /** How many users it happened to; to none of them twice. */
    private int once(String event) {
        var users = scene.count("(select distinct subject_id from audit_event where action = '" + event + "') t");
        assertThat(scene.count("audit_event where action = '" + event + "'"))
                .as(event)
                .isEqualTo(users);
        return users;
    }

    private void assertOnceEach(String event, String letter, int users) {
        assertThat(once(event)).isEqualTo(users);
        assertThat(scene.count("outbox_mail where template = '" + letter + "'")).isEqualTo(users);
        assertThat(scene.count("(select distinct recipient from outbox_mail where template = '" + letter + "') t"))
                .isEqualTo(users);
    }

    private int decided(UUID run) {
        return scene.in(() -> scene.report.find(run)).decided();
    }

    private Process node(String name) {
        var node = RammeNode.start(beans.getEnvironment(), name, Path.of("target", "bulk-nodes.log"));
        nodes.add(node);
        return node;
    }
}
