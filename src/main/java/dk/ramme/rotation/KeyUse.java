package dk.ramme.rotation;

import dk.ramme.tenancy.CrossTenantTask;
import dk.ramme.tenancy.Tenancy;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Counts what former keys are still needed for. */
@Component
class KeyUse {

    private final SealedTables tables;
    private final TransactionTemplate transaction;

    KeyUse(SealedTables tables, TransactionTemplate transaction) {
        this.tables = tables;
        this.transaction = transaction;
    }

    /** Every organisation there is; the duty that finds one by its number sees them. */
    List<UUID> organisations() {
        return Tenancy.on(CrossTenantTask.JOINING, () -> in(tables::organisations));
    }

    /** By table the number of rows; those without any are left out. */
    Map<String, Long> of(List<byte[]> marks, List<Short> indexKeys) {
        var found = new TreeMap<String, Long>();
        for (var organisation : organisations()) {
            Tenancy.in(organisation, () -> {
                SealedColumn.OF_ORGANISATIONS.forEach(column -> add(found, column.table(), sealed(column, marks)));
                SealedTables.INDEXED.forEach(table -> add(found, table + " (index)", indexed(table, indexKeys)));
            });
        }
        SealedColumn.OF_NOBODY.forEach(column -> add(found, column.table(), sealed(column, marks)));
        add(found, "sessions (they end by themselves)", counted(marks, () -> tables.countSessions(marks)));
        return found;
    }

    /** Users and appointments of one organisation whose number is not kept, only its index. */
    long forgetIndexes(UUID organisation, List<Short> keys) {
        return Tenancy.in(
                organisation,
                () -> in(() -> SealedTables.INDEXED.stream()
                        .mapToLong(table -> tables.forgetIndexes(table, keys))
                        .sum()));
    }

    private long sealed(SealedColumn column, List<byte[]> marks) {
        return counted(marks, () -> tables.countSealed(column, marks));
    }

    private long indexed(String table, List<Short> keys) {
        return counted(keys, () -> tables.countIndexed(table, keys));
    }

    private long counted(List<?> keys, Supplier<Long> count) {
        return keys.isEmpty() ? 0 : in(count);
    }

    private <T> T in(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }

    private static void add(Map<String, Long> found, String what, long count) {
        if (count > 0) found.merge(what, count, Long::sum);
    }
}
