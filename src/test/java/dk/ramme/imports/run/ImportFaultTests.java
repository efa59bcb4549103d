package dk.ramme.imports.run;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.AnOrganisation;
import dk.ramme.BackgroundWork;
import dk.ramme.RammeNode;
import dk.ramme.RammeTest;
import dk.ramme.imports.DemoSignatures;
import dk.ramme.imports.ReadImport;
import dk.ramme.imports.RegisteredCompany;
import dk.ramme.imports.RegistryFault;
import dk.ramme.imports.RegistrySimulator;
import dk.ramme.people.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
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

    private static final int KILLS = Integer.getInteger("ramme.fault.kills", 5);
    /** So many that a fast machine is not done before the last kill. */
    private static final int ROWS = KILLS * 30_000;

    private static final int SIGNATURES = 60_000;

    private final ImportScene scene;
    private final ApplicationContext context;
    private final BackgroundWork background;
    private final RegistrySimulator registry;
    private final ReadImport read;
    private final Random random = new Random();
    private final List<Process> nodes = new ArrayList<>();

    /** What the nodes say, for whoever must find out why one did not come up. */
    private final Path log = Path.of("target", "import-nodes.log");

    ImportFaultTests(
            @Autowired ApplicationContext context,
            @Autowired BackgroundWork background,
            @Autowired RegistrySimulator registry,
            @Autowired ReadImport read) {
        this.registry = registry;
        this.read = read;
        this.scene = ImportScene.of(context);
        this.context = context;
        this.background = background;
    }

    @BeforeEach
    void this_process_only_looks_on() {
        background.stop();
    }

    @AfterEach
    void every_node_is_stopped() {
        nodes.forEach(Process::destroyForcibly);
        registry.calm();
        background.goOn();
    }

    @Test
    void kills_at_any_moment_lose_nothing_and_repeat_nothing() throws Exception {
        var nordlys = scene.organisation();
        scene.administrator(nordlys, Role.ORGANISATION_ADMINISTRATOR);
        var id = scene.start(nordlys, ImportScene.manyRows(ROWS));

        kill(KILLS, nordlys, id);
        node("last");

        assertThat(scene.ended(nordlys, id))
                .extracting(
                        ImportRun::state,
                        one -> one.counts().written(),
                        one -> one.counts().updated(),
                        one -> one.counts().untouched())
                .containsExactly(ImportState.FINISHED, ROWS, 0, 0);
        assertThat(scene.count(nordlys, "organisation_user where origin = 'IMPORTED' and version = 0"))
                .isEqualTo(ROWS);
        assertThat(fingerprint(nordlys)).isEqualTo(fingerprint(unharmed(ROWS)));
        assertThat(scene.count(nordlys, "import_chunk")).isZero();
        assertThat(scene.audit(nordlys)).containsExactly("IMPORT_READ", "IMPORT_STARTED", "IMPORT_FINISHED");
        assertThat(scene.count(nordlys, "outbox_mail")).isEqualTo(1);
        assertThat(scene.count(nordlys, "notification")).isEqualTo(1);
    }

    @Test
    void kills_while_a_registry_is_read_lose_no_page_and_take_none_twice() throws Exception {
        var cvr = AnOrganisation.anyCvr();
        var company = DemoSignatures.plain(SIGNATURES, cvr.value(), "nordlys.example", scene.today());
        registry.know(cvr.value(), company);
        registry.fail(1000, RegistryFault.slow(Duration.ofMillis(300)));
        var nordlys = scene.organisation(cvr);
        var id = scene.acting(nordlys, () -> read.registry(opening()));

        kill(KILLS, nordlys, id);
        node("last");
        scene.until(() -> scene.run(nordlys, id).state() == ImportState.READY);
        scene.begin(nordlys, id);

        assertThat(scene.ended(nordlys, id).state()).isEqualTo(ImportState.FINISHED);
        assertThat(users(nordlys)).isEqualTo(users(company));
    }

    @Test
    void a_node_that_was_believed_dead_wakes_up_and_stops() throws Exception {
        var nordlys = scene.organisation();
        var id = scene.start(nordlys, ImportScene.manyRows(ROWS));
        var asleep = node("asleep");
        afterMoreRows(nordlys, id);
        signal(asleep, "STOP");
        int done = scene.run(nordlys, id).counts().rowsDone();
        var fallenAsleep = System.nanoTime();

        node("awake");
        scene.until(() -> scene.run(nordlys, id).counts().rowsDone() > done + 2000);
        System.out.printf("taken over after %s%n", Duration.ofNanos(System.nanoTime() - fallenAsleep));
        signal(asleep, "CONT");

        assertThat(scene.ended(nordlys, id))
                .extracting(one -> one.counts().written(), one -> one.counts().updated())
                .containsExactly(ROWS, 0);
        assertThat(scene.audit(nordlys)).containsExactly("IMPORT_READ", "IMPORT_STARTED", "IMPORT_FINISHED");
    }

    /** Kills one node after another, each when it has done some work. */
    private void kill(int times, UUID organisation, UUID id) throws Exception {
        for (int kill = 1; kill <= times; kill++) {
            var node = node("node-" + kill);
            afterMoreRows(organisation, id);
            Thread.sleep(random.nextInt(1500));
            node.destroyForcibly().waitFor();
            System.out.printf("killed at %,d rows%n", progress(organisation, id));
        }
    }

    /** The organisation to compare with, whose import nothing disturbed. */
    private UUID unharmed(int rows) {
        background.goOn();
        var fremad = scene.organisation();
        assertThat(scene.imported(fremad, ImportScene.manyRows(rows)).state()).isEqualTo(ImportState.FINISHED);
        return fremad;
    }

    /** Of every row all that does not differ from run to run: ids, times and what is sealed for a row. */
    private List<Map<String, Object>> fingerprint(UUID organisation) {
        return scene.in(organisation, () -> scene.query("""
                select count(*) as users, count(distinct cpr_index) as persons, count(cpr_sealed) as sealed,
                    md5(string_agg(concat_ws('|', rid, name, email, birth_date, language, origin, state, version,
                        cpr_sealed is not null, (select string_agg(concat_ws('/', r.name, r.code, r.origin), ',' order by r.name)
                            from user_right r where r.organisation_id = u.organisation_id and r.user_id = u.id)),
                        ';' order by rid)) as every_row
                from organisation_user u where origin = 'IMPORTED'
                """));
    }

    private Map<String, String> users(UUID organisation) {
        return scene
                .in(organisation, () -> scene.query("select rid, name from organisation_user where rid is not null"))
                .stream()
                .collect(Collectors.toMap(row -> (String) row.get("rid"), row -> (String) row.get("name")));
    }

    private static Map<String, String> users(RegisteredCompany company) {
        return company.users().stream()
                .collect(Collectors.toMap(user -> (String) user.get("rid"), user -> (String) user.get("name")));
    }

    private Process node(String name) {
        var node = RammeNode.start(context.getEnvironment(), name, log);
        nodes.add(node);
        return node;
    }

    private void afterMoreRows(UUID organisation, UUID id) {
        int done = progress(organisation, id);
        scene.until(() -> progress(organisation, id) > done);
    }

    /** Rows read while a source is read, rows written while it is written. */
    private int progress(UUID organisation, UUID id) {
        var run = scene.run(organisation, id);
        return run.state() == ImportState.READING
                ? run.amount().rows()
                : run.counts().rowsDone();
    }

    private static Opening opening() {
        return new Opening("NemID", ImportScope.ALL, ImportScene.SOMEBODY, "Birgit");
    }

    private static void signal(Process process, String signal) throws Exception {
        new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                .start()
                .waitFor();
    }
}
