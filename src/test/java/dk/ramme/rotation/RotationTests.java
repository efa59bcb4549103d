package dk.ramme.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.AnOrganisation;
import dk.ramme.RammeTest;
import dk.ramme.identifier.CprNumber;
import dk.ramme.people.SealedCpr;
import dk.ramme.tenancy.Tenancy;
import dk.ramme.vault.CprIndex;
import dk.ramme.vault.CprVault;
import dk.ramme.vault.DemoVault;
import dk.ramme.vault.KeyRotation;
import dk.ramme.vault.SealContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The steps of a change of keys, in one organisation; whole and under kills in {@code RotationFaultTests}. */
@RammeTest
class RotationTests {

    private static final SealedColumn USERS = SealedColumn.OF_ORGANISATIONS.get(0);

    @Autowired
    AnOrganisation organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @TempDir
    Path folder;

    private final Map<UUID, CprNumber> persons = new HashMap<>();
    private UUID organisation;
    private CprVault node;
    private KeyRotation keys;

    @BeforeEach
    void users_under_the_first_keys() {
        DemoVault.writeTo(folder);
        node = DemoVault.open(folder);
        keys = DemoVault.rotation(folder);
        organisation = organisations.ready();
        for (int i = 0; i < 120; i++) {
            var cpr = AnOrganisation.anyCpr();
            persons.put(organisations.importedUser(organisation, "Åse Bæk", null, cpr), cpr);
        }
    }

    @Test
    void every_person_is_found_and_opened_after_each_step_and_nothing_is_left_under_a_former_key() throws Exception {
        var former = node.mark();

        keys.addSealingKey();
        keys.addIndexKey();
        assertThat(node.mark()).as("added is not used").isEqualTo(former);
        everyoneIsThere();

        keys.promote();
        assertThat(node.mark()).as("a node takes it up while it runs").isNotEqualTo(former);
        assertThat(keys.formerMarks()).containsExactly(former);
        everyoneIsThere();

        assertThat(reseal()).isEqualTo(120);
        everyoneIsThere();
        assertThat(reindex()).isEqualTo(120);
        everyoneIsThere();

        assertThat(reseal() + reindex()).as("nothing is done twice").isZero();
        keys.retire();
        assertThat(keys.formerMarks()).isEmpty();
        assertThat(keys.formerIndexKeys()).isEmpty();
        assertThat(Files.readString(folder.resolve("demo-index-key.txt"))).startsWith("current=2\n2:");
        everyoneIsThere();
    }

    @Test
    void a_key_that_waits_is_not_added_twice() throws Exception {
        assertThat(keys.addSealingKey()).isTrue();
        assertThat(keys.addSealingKey()).isFalse();
        assertThat(keys.addIndexKey()).isTrue();
        assertThat(keys.addIndexKey()).isFalse();
        assertThat(keys.promote()).isTrue();
        assertThat(keys.promote()).isFalse();
    }

    @Test
    void one_person_has_one_index_also_where_the_number_is_not_kept() throws Exception {
        var twin = persons.keySet().iterator().next();
        var index = node.index(persons.get(twin), organisation);
        var other = organisations.importedUser(organisation, "Åse Bæk", null);
        in(() -> jdbc.sql("update organisation_user set cpr_index = :index, cpr_index_key = 1 where id = :id")
                .param("index", index.value())
                .param("id", other)
                .update());

        keys.addIndexKey();
        keys.promote();
        reindex();

        assertThat(in(() -> jdbc.sql("select count(distinct cpr_index) from organisation_user where id in (:ids)")
                        .param("ids", Arrays.asList(twin, other))
                        .query(Integer.class)
                        .single()))
                .isOne();
        assertThat(count("cpr_index_key = 1")).isZero();
    }

    @Test
    void a_former_key_is_counted_as_needed_until_nothing_is_under_it() throws Exception {
        keys.addSealingKey();
        keys.promote();

        var needed = new KeyUse(new SealedTables(jdbc), transaction).of(keys.formerMarks(), keys.formerIndexKeys());
        reseal();
        var then = new KeyUse(new SealedTables(jdbc), transaction).of(keys.formerMarks(), keys.formerIndexKeys());

        // other tests' rows are in the same database
        assertThat(needed.get("organisation_user") - then.getOrDefault("organisation_user", 0L))
                .isEqualTo(120);
    }

    @Test
    void a_value_that_does_not_open_is_left_and_the_others_are_not() throws Exception {
        var broken = persons.keySet().iterator().next();
        var elsewhere =
                node.seal(persons.get(broken), new SealContext("appointment", "cpr_sealed", organisation, broken));
        in(() -> jdbc.sql("update organisation_user set cpr_sealed = :value where id = :id")
                .param("value", elsewhere)
                .param("id", broken)
                .update());

        keys.addSealingKey();
        keys.promote();

        assertThat(reseal()).isEqualTo(119);
        assertThat(reseal()).isZero();
    }

    @Test
    void no_sealed_column_is_forgotten() {
        var known = Stream.concat(SealedColumn.OF_NOBODY.stream(), SealedColumn.OF_ORGANISATIONS.stream())
                .map(column -> column.table() + "." + column.column());

        assertThat(jdbc.sql("""
                select table_name || '.' || column_name from information_schema.columns
                where table_schema = 'public' and data_type = 'bytea' and column_name like '%\\_sealed'
                """).query(String.class).list()).containsExactlyInAnyOrderElementsOf(known.toList());
    }

    private long reseal() {
        return Tenancy.in(
                organisation, () -> new Resealing(new SealedTables(jdbc), transaction, node).all(USERS, organisation));
    }

    private long reindex() {
        return Tenancy.in(
                organisation,
                () -> new Reindexing(new SealedTables(jdbc), transaction, node)
                        .all(organisation, keys.currentIndexKey()));
    }

    private void everyoneIsThere() {
        persons.forEach((id, cpr) -> {
            var indexes = node.indexes(cpr, organisation).stream()
                    .map(CprIndex::value)
                    .toArray(byte[][]::new);
            var sealed = in(() -> jdbc.sql("select cpr_sealed from organisation_user where id = :id"
                            + " and cpr_index = any(:indexes)")
                    .param("id", id)
                    .param("indexes", indexes)
                    .query(byte[].class)
                    .single());
            assertThat(node.open(sealed, SealedCpr.place(organisation, id))).isEqualTo(cpr);
        });
    }

    private long count(String condition) {
        return in(() -> jdbc.sql("select count(*) from organisation_user where " + condition)
                .query(Long.class)
                .single());
    }

    private <T> T in(Supplier<T> work) {
        return Tenancy.in(organisation, () -> transaction.execute(status -> work.get()));
    }
}
