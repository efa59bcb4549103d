package dk.ramme.rotation;

import dk.ramme.vault.CprVault;
import dk.ramme.vault.CprVault.SealBroken;
import dk.ramme.vault.SealContext;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives persons the index of the current key, some at a time. All rows of one person in an organisation change in one
 * transaction, also those that keep the index alone, so that they are seen to be one person at every moment. A row is
 * found by its former index: whose number has changed meanwhile is left alone.
 */
class Reindexing {

    static final List<String> TABLES = List.of("organisation_user", "appointment");

    private static final int BATCH = 100;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final CprVault vault;

    Reindexing(JdbcClient jdbc, TransactionTemplate transaction, CprVault vault) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.vault = vault;
    }

    /** @return how many rows have another index now */
    long all(UUID organisation, short current) {
        long done = 0;
        for (var table : TABLES) {
            byte[] after = {};
            while (after != null) {
                var from = after;
                var batch = transaction.execute(status -> batch(table, organisation, current, from));
                if (batch == null) break;
                done += batch.done;
                after = batch.last;
            }
        }
        return done;
    }

    private Batch batch(String table, UUID organisation, short current, byte[] after) {
        // gives up before PostgreSQL would take it, or a node, out of a deadlock
        jdbc.sql("select set_config('lock_timeout', '500ms', true)")
                .query(String.class)
                .single();
        var persons = jdbc.sql("""
                select distinct on (cpr_index) id, cpr_sealed, cpr_index from %s
                where organisation_id = :organisation and cpr_index > :after and cpr_index_key <> :current
                    and cpr_sealed is not null
                order by cpr_index, id limit %s
                """.formatted(table, BATCH))
                .param("organisation", organisation)
                .param("after", after)
                .param("current", current)
                .query((row, number) -> new Person(row.getObject(1, UUID.class), row.getBytes(2), row.getBytes(3)))
                .list();
        if (persons.isEmpty()) return new Batch(0, null);
        return new Batch(write(table, organisation, persons), persons.get(persons.size() - 1).former);
    }

    private int write(String table, UUID organisation, List<Person> persons) {
        var formers = new ArrayList<byte[]>();
        var indexes = new ArrayList<byte[]>();
        var keys = new ArrayList<Short>();
        for (var person : persons) {
            try {
                var place = new SealContext(table, "cpr_sealed", organisation, person.id);
                var index = vault.index(vault.open(person.sealed, place), organisation);
                formers.add(person.former);
                indexes.add(index.value());
                keys.add(index.keyVersion());
            } catch (SealBroken broken) {
                System.err.println("Left as it is: " + broken.getMessage());
            }
        }
        int done = 0;
        for (var target : formers.isEmpty() ? List.<String>of() : TABLES) {
            done += jdbc.sql("""
                    update %s t set cpr_index = p.index, cpr_index_key = p.key, version = t.version + 1
                    from unnest(:formers, :indexes, cast(:keys as smallint[])) as p (former, index, key)
                    where t.organisation_id = :organisation and t.cpr_index = p.former and t.cpr_index_key <> p.key
                    """.formatted(target))
                    .param("formers", formers.toArray(byte[][]::new))
                    .param("indexes", indexes.toArray(byte[][]::new))
                    .param("keys", keys.toArray(Short[]::new))
                    .param("organisation", organisation)
                    .update();
        }
        return done;
    }

    private record Person(UUID id, byte[] sealed, byte[] former) {}

    private record Batch(int done, byte @Nullable [] last) {}
}
