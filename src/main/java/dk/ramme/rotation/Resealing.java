package dk.ramme.rotation;

import dk.ramme.rotation.SealedTables.Value;
import dk.ramme.vault.CprVault;
import dk.ramme.vault.CprVault.SealBroken;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Seals values anew under the key that seals now, some at a time, each time in a transaction of its own: whoever kills it
 * loses nothing, and it goes on with those that are left.
 */
class Resealing {

    private static final int BATCH = 100;
    private static final UUID FIRST = new UUID(0, 0);

    private final SealedTables tables;
    private final TransactionTemplate transaction;
    private final CprVault vault;

    Resealing(SealedTables tables, TransactionTemplate transaction, CprVault vault) {
        this.tables = tables;
        this.transaction = transaction;
        this.vault = vault;
    }

    /** @return how many were sealed anew; rows somebody else holds right now are left for another time */
    long all(SealedColumn column, UUID organisation) {
        var mark = vault.mark();
        long done = 0;
        UUID after = FIRST;
        while (after != null) {
            var from = after;
            var batch = transaction.execute(status -> batch(column, organisation, mark, from));
            if (batch == null) return done;
            done += batch.done;
            after = batch.last;
        }
        return done;
    }

    private Batch batch(SealedColumn column, UUID organisation, byte[] mark, UUID after) {
        var rows = tables.sealedUnderOther(column, organisation, mark, after, BATCH);
        if (rows.isEmpty()) return new Batch(0, null);
        return new Batch(
                write(column, organisation, rows), rows.get(rows.size() - 1).id());
    }

    private int write(SealedColumn column, UUID organisation, List<Value> rows) {
        var ids = new ArrayList<UUID>();
        var values = new ArrayList<byte[]>();
        for (var row : rows) {
            try {
                values.add(vault.reseal(row.sealed(), column.place(organisation, row.id())));
                ids.add(row.id());
            } catch (SealBroken broken) {
                System.err.println("Left as it is: " + broken.getMessage());
            }
        }
        return ids.isEmpty() ? 0 : tables.reseal(column, ids, values);
    }

    private record Batch(int done, @Nullable UUID last) {}
}
