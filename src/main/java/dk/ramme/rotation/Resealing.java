package dk.ramme.rotation;

import dk.ramme.vault.CprVault;
import dk.ramme.vault.CprVault.SealBroken;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Seals values anew under the key that seals now, some at a time, each time in a transaction of its own: whoever kills it
 * loses nothing, and it goes on with those that are left.
 */
class Resealing {

    private static final int BATCH = 100;
    private static final UUID FIRST = new UUID(0, 0);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final CprVault vault;

    Resealing(JdbcClient jdbc, TransactionTemplate transaction, CprVault vault) {
        this.jdbc = jdbc;
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
        var rows = jdbc.sql("""
                select id, %2$s from %1$s where id > :after and %2$s is not null and substring(%2$s from 1 for 5) <> :mark
                %3$s order by id limit %4$s for update skip locked
                """.formatted(column.table(), column.column(), ofOrganisation(column), BATCH))
                .param("after", after)
                .param("mark", mark)
                .param("organisation", organisation)
                .query((row, number) -> new Sealed(row.getObject(1, UUID.class), row.getBytes(2)))
                .list();
        if (rows.isEmpty()) return new Batch(0, null);
        return new Batch(write(column, organisation, rows), rows.get(rows.size() - 1).id);
    }

    private int write(SealedColumn column, UUID organisation, List<Sealed> rows) {
        var ids = new ArrayList<UUID>();
        var values = new ArrayList<byte[]>();
        for (var row : rows) {
            try {
                values.add(vault.reseal(row.value, column.place(organisation, row.id)));
                ids.add(row.id);
            } catch (SealBroken broken) {
                System.err.println("Left as it is: " + broken.getMessage());
            }
        }
        if (ids.isEmpty()) return 0;
        return jdbc.sql("""
                update %1$s t set %2$s = p.value%3$s from unnest(:ids, :values) as p (id, value) where t.id = p.id
                """.formatted(column.table(), column.column(), column.alsoCounted()))
                .param("ids", ids.toArray(UUID[]::new))
                .param("values", values.toArray(byte[][]::new))
                .update();
    }

    private static String ofOrganisation(SealedColumn column) {
        return column.equals(SealedColumn.STOCK) ? "" : "and organisation_id = :organisation";
    }

    private record Sealed(UUID id, byte[] value) {}

    private record Batch(int done, @Nullable UUID last) {}
}
