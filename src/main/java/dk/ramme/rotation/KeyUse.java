package dk.ramme.rotation;

import dk.ramme.tenancy.CrossTenantTask;
import dk.ramme.tenancy.Tenancy;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Counts what former keys are still needed for. */
@Component
class KeyUse {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    KeyUse(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** Every organisation there is; the duty that finds one by its number sees them. */
    List<UUID> organisations() {
        return Tenancy.on(
                CrossTenantTask.JOINING,
                () -> in(() -> jdbc.sql("select id from organisation order by id")
                        .query(UUID.class)
                        .list()));
    }

    /** By table the number of rows; those without any are left out. */
    Map<String, Long> of(List<byte[]> marks, List<Short> indexKeys) {
        var found = new TreeMap<String, Long>();
        for (var organisation : organisations()) {
            Tenancy.in(organisation, () -> {
                SealedColumn.OF_ORGANISATIONS.forEach(column -> add(found, column.table(), sealed(column, marks)));
                Reindexing.TABLES.forEach(table -> add(found, table + " (index)", indexed(table, indexKeys)));
            });
        }
        add(found, SealedColumn.STOCK.table(), sealed(SealedColumn.STOCK, marks));
        add(found, "sessions (they end by themselves)", sessions(marks));
        return found;
    }

    /** Users and appointments of one organisation whose number is not kept, only its index. */
    long forgetIndexes(UUID organisation, List<Short> keys) {
        return Tenancy.in(
                organisation,
                () -> in(() -> Reindexing.TABLES.stream()
                        .mapToLong(table -> jdbc.sql("update " + table
                                        + " set cpr_index = null, cpr_index_key = null, version = version"
                                        + " + 1 where cpr_sealed is null and cpr_index_key = any(:keys)")
                                .param("keys", keys.toArray(Short[]::new))
                                .update())
                        .sum()));
    }

    private long sealed(SealedColumn column, List<byte[]> marks) {
        return count(
                "from " + column.table() + " where substring(" + column.column() + " from 1 for 5) = any(:keys)",
                marks.toArray(byte[][]::new));
    }

    private long indexed(String table, List<Short> keys) {
        return count("from " + table + " where cpr_index_key = any(:keys)", keys.toArray(Short[]::new));
    }

    /** A guest's identity lies sealed in the session's bytes. */
    private long sessions(List<byte[]> marks) {
        return count(
                "from spring_session_attributes where exists (select from unnest(:keys) as m (mark)"
                        + " where position(mark in attribute_bytes) > 0)",
                marks.toArray(byte[][]::new));
    }

    private long count(String rows, Object[] keys) {
        if (keys.length == 0) return 0;
        return in(() -> jdbc.sql("select count(*) " + rows)
                .param("keys", keys)
                .query(Long.class)
                .single());
    }

    private <T> T in(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }

    private static void add(Map<String, Long> found, String what, long count) {
        if (count > 0) found.merge(what, count, Long::sum);
    }
}
