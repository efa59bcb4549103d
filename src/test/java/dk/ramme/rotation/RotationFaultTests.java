package dk.ramme.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.AnOrganisation;
import dk.ramme.BackgroundWork;
import dk.ramme.Patience;
import dk.ramme.RammeNode;
import dk.ramme.RammeTest;
import dk.ramme.identifier.CprNumber;
import dk.ramme.people.SealedCpr;
import dk.ramme.tenancy.Tenancy;
import dk.ramme.vault.CprVault;
import dk.ramme.vault.DemoVault;
import dk.ramme.vault.KeyMaker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.transaction.support.TransactionTemplate;

/** Keys are changed under a node that serves, by a command that is killed; run with -Pfault. */
@RammeTest
@Tag("fault")
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_CLASS)
class RotationFaultTests {

    private static final int USERS = Integer.getInteger("ramme.fault.users", 20_000);
    private static final int KILLS = Integer.getInteger("ramme.fault.kills", 3);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Autowired
    Environment environment;

    @Autowired
    BackgroundWork background;

    @Autowired
    AnOrganisation organisations;

    @Autowired
    CprVault vault;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @TempDir
    Path folder;

    private final Path log = Path.of("target", "rotation-nodes.log");
    private UUID organisation;
    private Process node;

    @AfterEach
    void the_node_is_stopped() {
        if (node != null) node.destroyForcibly();
        background.goOn();
    }

    @Test
    void every_number_is_found_and_opened_at_every_moment_of_a_rotation_that_is_killed() throws Exception {
        background.stop();
        organisation = organisations.ready();
        write(USERS);
        DemoVault.writeTo(folder);
        var report = folder.resolve("report");
        node = RammeNode.start(LookingNode.class, environment, "looking", log, settings(report));
        Patience.until(PATIENCE, () -> looks(report) > 0);

        assertThat(command("add", "sealing").waitFor()).isZero();
        assertThat(command("add", "index").waitFor()).isZero();
        assertThat(command("promote").waitFor()).isZero();
        assertThat(command("retire").waitFor())
                .as("everything still needs the former keys")
                .isEqualTo(1);
        for (int kill = 1; kill <= KILLS; kill++) {
            long before = left();
            var killed = command("reseal");
            Patience.until(PATIENCE, () -> left() < before);
            killed.destroyForcibly().waitFor();
            System.out.printf("killed with %,d left%n", left());
        }
        assertThat(left()).as("there was something left to lose").isPositive();
        assertThat(command("reseal").waitFor()).isZero();
        assertThat(left()).isZero();
        assertThat(command("retire").waitFor()).isZero();
        assertThat(trail()).containsExactly("KEY_ADDED", "KEY_ADDED", "KEYS_PROMOTED", "KEYS_RESEALED", "KEYS_RETIRED");
        Thread.sleep(2500); // the node has read the files without the former keys
        long looks = looks(report);
        Patience.until(PATIENCE, () -> looks(report) > looks + 500);

        System.out.printf("%s: looks and misses%n", Files.readString(report));
        assertThat(Files.readString(report)).endsWith(" 0");
        assertThat(DemoVault.rotation(folder).formerMarks()).isEmpty();
        assertThat(node.isAlive()).isTrue();
    }

    /** R40. */
    @Test
    void a_node_with_other_keys_than_its_database_has_does_not_start_and_says_what_to_do() throws Exception {
        KeyMaker.run(KeyMaker.COMMAND, folder.toString());
        var said = folder.resolve("said.log");

        node = RammeNode.start(
                LookingNode.class,
                environment,
                "stranger",
                said,
                List.of(
                        "ramme.vault.keyset-file=" + folder.resolve("keyset.json"),
                        "ramme.vault.index-keys-file=" + folder.resolve("index-keys.txt")));

        assertThat(node.waitFor(3, TimeUnit.MINUTES)).isTrue();
        assertThat(node.exitValue()).isPositive();
        assertThat(Files.readString(said))
                .contains("APPLICATION FAILED TO START", "Ramme's keys do not fit its database", "RAMME_DATABASE_URL");
    }

    private void write(int users) {
        var ids = IntStream.range(0, users).mapToObj(i -> UUID.randomUUID()).toList();
        var sealed = IntStream.range(0, users)
                .mapToObj(i -> SealedCpr.seal(vault, number(i), organisation, ids.get(i)))
                .toList();
        in(() -> jdbc.sql("""
                insert into organisation_user (id, organisation_id, name, cpr_sealed, cpr_index, cpr_index_key, origin,
                    state, created_at, version)
                select id, :organisation, 'Åse Bæk', sealed, index, 1, 'IMPORTED', 'DEACTIVATED', now(), 0
                from unnest(:ids, :sealed, :indexes) as p (id, sealed, index)
                """)
                .param("organisation", organisation)
                .param("ids", ids.toArray(UUID[]::new))
                .param("sealed", sealed.stream().map(SealedCpr::sealed).toArray(byte[][]::new))
                .param("indexes", sealed.stream().map(SealedCpr::index).toArray(byte[][]::new))
                .update());
    }

    private static CprNumber number(int i) {
        return CprNumber.parse(
                String.format(Locale.ROOT, "%02d%02d%02d%04d", 1 + i / 3000 % 28, 1 + i / 84000, 60, 1 + i % 3000));
    }

    private List<String> settings(Path report) {
        return List.of(
                "ramme.vault.keyset-file=" + folder.resolve("demo-keyset.json"),
                "ramme.vault.index-keys-file=" + folder.resolve("demo-index-key.txt"),
                "ramme.vault.reread=1s",
                "looking.for=" + organisation,
                "looking.report=" + report);
    }

    private Process command(String... words) {
        var arguments = new String[words.length + 1];
        arguments[0] = RotateCommand.COMMAND;
        System.arraycopy(words, 0, arguments, 1, words.length);
        return RammeNode.command(environment, log, settings(folder.resolve("report")), arguments);
    }

    /** Values under the former keys. */
    private long left() {
        return in(() ->
                jdbc.sql("""
                select count(*) filter (where substring(cpr_sealed from 1 for 5) = :mark)
                    + count(*) filter (where cpr_index_key = 1) from organisation_user
                """).param("mark", vault.mark()).query(Long.class).single());
    }

    private List<String> trail() {
        return transaction.execute(status -> jdbc.sql(
                        "select action from audit_event where subject_type = 'keys' and actor_name = :me order by id")
                .param("me", System.getProperty("user.name"))
                .query(String.class)
                .list());
    }

    private static long looks(Path report) {
        try {
            var text = Files.exists(report) ? Files.readString(report) : "";
            return text.isEmpty() ? 0 : Long.parseLong(text.substring(0, text.indexOf(' ')));
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private <T> T in(Supplier<T> work) {
        return Tenancy.in(organisation, () -> transaction.execute(status -> work.get()));
    }
}
