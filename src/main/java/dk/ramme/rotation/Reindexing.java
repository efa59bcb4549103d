package dk.ramme.rotation;

import dk.ramme.rotation.SealedTables.Value;
import dk.ramme.vault.CprIndex;
import dk.ramme.vault.CprVault;
import dk.ramme.vault.CprVault.SealBroken;
import dk.ramme.vault.SealContext;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives persons the index of the current key, some at a time. All rows of one person in an organisation change in one
 * transaction, also those that keep the index alone, so that they are seen to be one person at every moment. A row is
 * found by its former index: whose number has changed meanwhile is left alone.
 */
class Reindexing {

    private static final int BATCH = 100;

    private final SealedTables tables;
    private final TransactionTemplate transaction;
    private final CprVault vault;

    Reindexing(SealedTables tables, TransactionTemplate transaction, CprVault vault) {
        this.tables = tables;
        this.transaction = transaction;
        this.vault = vault;
    }

    /** @return how many rows have another index now */
    long all(UUID organisation, short current) {
        long done = 0;
        for (var table : SealedTables.INDEXED) {
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
        tables.waitShortly();
        var persons = tables.indexedByOther(table, organisation, after, current, BATCH);
        if (persons.isEmpty()) return new Batch(0, null);
        return new Batch(
                write(table, organisation, persons),
                persons.get(persons.size() - 1).index());
    }

    private int write(String table, UUID organisation, List<Value> persons) {
        var formers = new ArrayList<byte[]>();
        var indexes = new ArrayList<CprIndex>();
        for (var person : persons) {
            try {
                var place = new SealContext(table, "cpr_sealed", organisation, person.id());
                indexes.add(vault.index(vault.open(person.sealed(), place), organisation));
                formers.add(person.index());
            } catch (SealBroken broken) {
                System.err.println("Left as it is: " + broken.getMessage());
            }
        }
        return formers.isEmpty()
                ? 0
                : SealedTables.INDEXED.stream()
                        .mapToInt(target -> tables.reindex(target, organisation, formers, indexes))
                        .sum();
    }

    private record Batch(int done, byte @Nullable [] last) {}
}
