package dk.ramme.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.ramme.AnOrganisation;
import dk.ramme.RammeTest;
import dk.ramme.Superuser;
import dk.ramme.people.SealedCpr;
import dk.ramme.rotation.KeyProofs.KeysDoNotFit;
import dk.ramme.tenancy.CrossTenantTask;
import dk.ramme.tenancy.Tenancy;
import dk.ramme.vault.CprVault;
import dk.ramme.vault.KeyMaker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Ramme does not start with keys that are not its database's (R40; operators finding 2). Each test has an empty database. */
@RammeTest
@ExtendWith(OutputCaptureExtension.class)
class KeyProofTests {

    private static final String KEYSET = "keyset.json";
    private static final String INDEX_KEYS = "index-keys.txt";

    /** Migrated once; each test has a copy. */
    private static final String EMPTY = "ramme_keys_empty";

    private static int databases;

    @Autowired
    Environment environment;

    @Autowired
    Superuser superuser;

    @TempDir
    Path folder;

    private final List<ConfigurableApplicationContext> nodes = new ArrayList<>();
    private String url;
    private Path keys;
    private Path otherKeys;

    @BeforeEach
    void an_empty_database_and_two_pairs_of_keys() {
        if (databases == 0) migrate(EMPTY);
        var name = "ramme_keys_" + ++databases;
        superuser.does("create database " + name + " template " + EMPTY + " owner " + owner("user"));
        url = urlOf(name);
        keys = made("keys");
        otherKeys = made("other-keys");
    }

    private void migrate(String name) {
        superuser.does("create database " + name + " owner " + owner("user"));
        Flyway.configure()
                .dataSource(urlOf(name), owner("user"), owner("password"))
                .outOfOrder(true)
                .placeholders(Map.of("runtimeRole", environment.getRequiredProperty("spring.datasource.username")))
                .load()
                .migrate();
    }

    private String urlOf(String database) {
        return superuser.url().replaceFirst("/ramme(?=$|\\?)", "/" + database);
    }

    @AfterEach
    void everything_ends() {
        nodes.forEach(ConfigurableApplicationContext::close);
    }

    @Test
    void the_application_itself_has_proven_its_keys_before_it_serves(
            @Autowired JdbcClient jdbc, @Autowired TransactionTemplate in) {
        var proven = Tenancy.on(
                CrossTenantTask.KEYS,
                () -> in.execute(status -> jdbc.sql("select kind from key_proof order by kind")
                        .query(String.class)
                        .list()));

        assertThat(proven).contains("INDEX", "SEAL");
    }

    @Test
    void the_first_start_makes_the_proofs_and_other_keys_are_refused_from_then_on() {
        start(keys);

        start(keys);
        assertThatThrownBy(() -> start(otherKeys))
                .isInstanceOf(KeysDoNotFit.class)
                .hasMessageMatching("index key 1 is another one than the database's"
                        + "|the keyset does not hold the key [0-9]+, which seals values of this database");
        assertThat(proofs()).as("nothing was written with the others").isEqualTo(2);
    }

    @Test
    void one_of_the_two_files_is_not_enough() {
        start(keys);

        assertThatThrownBy(() -> start(keys.resolve(KEYSET), otherKeys.resolve(INDEX_KEYS)))
                .isInstanceOf(KeysDoNotFit.class)
                .hasMessageContaining("index key 1 is another");
        assertThatThrownBy(() -> start(otherKeys.resolve(KEYSET), keys.resolve(INDEX_KEYS)))
                .isInstanceOf(KeysDoNotFit.class)
                .hasMessageContaining("the keyset does not hold the key");
    }

    @Test
    void a_database_from_before_there_were_proofs_is_tried_with_one_of_its_values() {
        start(keys);
        aUserWithACpr(keys);
        forgetProofs();

        assertThatThrownBy(() -> start(otherKeys))
                .isInstanceOf(KeysDoNotFit.class)
                .hasMessageContaining("does not open what is sealed in this database (organisation_user)");
        assertThatThrownBy(() -> start(keys.resolve(KEYSET), otherKeys.resolve(INDEX_KEYS)))
                .isInstanceOf(KeysDoNotFit.class)
                .hasMessageContaining("index key 1 is missing, or another one");
        assertThat(proofs()).isZero();
        start(keys);
        assertThat(proofs()).isEqualTo(2);
    }

    @Test
    void proofs_follow_a_rotation_and_a_backup_from_before_it_starts_with_keys_that_still_hold_the_older()
            throws Exception {
        var rotation = start(keys).getBean(Rotation.class);

        rotation.add(true);
        rotation.add(false);
        assertThat(proofs()).as("what waits seals nothing").isEqualTo(2);
        rotation.promote();
        assertThat(proofs()).isEqualTo(4);
        start(keys);
        rotation.retire(false);
        assertThat(proofs()).as("of the new ones alone").isEqualTo(2);
        start(keys);
    }

    @Test
    void a_node_without_the_keys_that_were_promoted_elsewhere_is_refused() throws Exception {
        start(keys);
        var own = folder.resolve("own");
        copy(keys, own);
        var rotation = start(keys).getBean(Rotation.class);
        rotation.add(true);
        rotation.promote();

        assertThatThrownBy(() -> start(own)).isInstanceOf(KeysDoNotFit.class);
        start(keys);
    }

    @Test
    void of_two_nodes_that_start_at_once_on_an_empty_database_with_different_keys_one_serves() throws Exception {
        var first = node(keys).getBean(KeyProofs.class);
        var second = node(otherKeys).getBean(KeyProofs.class);
        var pool = Executors.newFixedThreadPool(2);

        var outcomes = pool.invokeAll(List.<Callable<Boolean>>of(() -> fits(first), () -> fits(second)));
        pool.shutdown();

        assertThat(List.of(outcomes.get(0).get(), outcomes.get(1).get())).containsExactlyInAnyOrder(true, false);
        assertThat(proofs()).isEqualTo(2);
    }

    @Test
    void whoever_starts_it_is_told_what_to_do(CapturedOutput output) {
        start(keys);
        var told =
                new KeysDoNotFitAnalyzer().analyze(new KeysDoNotFit("index key 1 is another one than the database's"));

        assertThat(told.getDescription()).contains("Ramme's keys do not fit its database: index key 1");
        assertThat(told.getAction()).contains("RAMME_DATABASE_URL", "docs/keys.md", "of the backup");
        assertThat(output).doesNotContain("These are the keys of this database");
    }

    private static boolean fits(KeyProofs proofs) {
        try {
            proofs.prove();
            return true;
        } catch (KeysDoNotFit refused) {
            return false;
        }
    }

    private ConfigurableApplicationContext start(Path folder) {
        return start(folder.resolve(KEYSET), folder.resolve(INDEX_KEYS));
    }

    /** As much of a start as sees to the keys. */
    private ConfigurableApplicationContext start(Path keyset, Path indexKeys) {
        var node = node(keyset, indexKeys);
        new KeysAtStart(node.getBean(KeyProofs.class)).afterSingletonsInstantiated();
        return node;
    }

    private ConfigurableApplicationContext node(Path folder) {
        return node(folder.resolve(KEYSET), folder.resolve(INDEX_KEYS));
    }

    private ConfigurableApplicationContext node(Path keyset, Path indexKeys) {
        var node = new SpringApplicationBuilder(RotateCommand.Rotating.class)
                .web(WebApplicationType.NONE)
                .properties("spring.main.banner-mode=off", "spring.main.lazy-initialization=true")
                .run(
                        "--spring.datasource.url=" + url,
                        "--spring.datasource.username=" + environment.getRequiredProperty("spring.datasource.username"),
                        "--spring.datasource.password=" + environment.getRequiredProperty("spring.datasource.password"),
                        "--spring.datasource.hikari.maximum-pool-size=2",
                        "--ramme.vault.keyset-file=" + keyset,
                        "--ramme.vault.index-keys-file=" + indexKeys,
                        "--ramme.vault.reread=1ms");
        nodes.add(node);
        return node;
    }

    private void aUserWithACpr(Path folder) {
        var node = node(folder);
        var jdbc = node.getBean(JdbcClient.class);
        var organisation = UUID.randomUUID();
        var user = UUID.randomUUID();
        var cpr = SealedCpr.seal(node.getBean(CprVault.class), AnOrganisation.anyCpr(), organisation, user);
        Tenancy.in(
                organisation,
                () -> node.getBean(TransactionTemplate.class).executeWithoutResult(status -> {
                    jdbc.sql("insert into organisation (id, cvr, name, state, created_at, version)"
                                    + " values (?, '24256790', 'Nordlys Energi A/S', 'IN_SETUP', now(), 0)")
                            .param(organisation)
                            .update();
                    jdbc.sql("""
                    insert into organisation_user (id, organisation_id, name, cpr_sealed, cpr_index, cpr_index_key, origin,
                        state, created_at, version)
                    values (:id, :organisation, 'Åse Bæk', :sealed, :index, 1, 'IMPORTED', 'DEACTIVATED', now(), 0)
                    """)
                            .param("id", user)
                            .param("organisation", organisation)
                            .param("sealed", cpr.sealed())
                            .param("index", cpr.index())
                            .update();
                }));
    }

    private long proofs() {
        return onDuty(() -> nodes.get(0)
                .getBean(JdbcClient.class)
                .sql("select count(*) from key_proof")
                .query(Long.class)
                .single());
    }

    private void forgetProofs() {
        onDuty(() -> nodes.get(0)
                .getBean(JdbcClient.class)
                .sql("delete from key_proof")
                .update());
    }

    private <T> T onDuty(Supplier<T> work) {
        return Tenancy.on(
                CrossTenantTask.KEYS,
                () -> nodes.get(0).getBean(TransactionTemplate.class).execute(status -> work.get()));
    }

    private Path made(String name) {
        var made = folder.resolve(name);
        KeyMaker.run(KeyMaker.COMMAND, made.toString());
        return made;
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        for (var name : List.of(KEYSET, INDEX_KEYS)) {
            Files.copy(from.resolve(name), to.resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    private String owner(String what) {
        return environment.getRequiredProperty("spring.flyway." + what);
    }
}
