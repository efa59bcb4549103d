package dk.ramme.rotation;

import dk.ramme.vault.CprIndex;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The tables that hold sealed values and indexes of CPR numbers, and the proofs of the keys they are made with. Their rows are
 * changed some at a time while the application serves; none is an entity here, since every module's are among them.
 */
@Component
class SealedTables {

    /** Those that are found by a CPR number. */
    static final List<String> INDEXED = List.of("organisation_user", "appointment");

    private final JdbcClient jdbc;

    SealedTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Every organisation there is, as far as the duty sees them. */
    List<UUID> organisations() {
        return jdbc.sql("select id from organisation order by id")
                .query(UUID.class)
                .list();
    }

    /** Two nodes that start at once on an empty database look at the proofs one after the other. */
    void lockProofs() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('ramme key proof'))")
                .query((row, number) -> true)
                .single();
    }

    List<Proof> proofs() {
        return jdbc.sql("select kind, key, proof from key_proof order by kind, key")
                .query((row, number) -> new Proof(row.getString(1), row.getLong(2), row.getBytes(3)))
                .list();
    }

    /** A key has one proof, the first. */
    void keep(List<Proof> proofs) {
        jdbc.sql("""
                insert into key_proof (kind, key, proof) select * from unnest(:kinds, :keys, :proofs) on conflict do nothing
                """)
                .param("kinds", proofs.stream().map(Proof::kind).toArray(String[]::new))
                .param("keys", proofs.stream().map(Proof::key).toArray(Long[]::new))
                .param("proofs", proofs.stream().map(Proof::proof).toArray(byte[][]::new))
                .update();
    }

    /** Forgets all proofs but those of these two keys. */
    int forgetProofsBut(long sealingKey, short indexKey) {
        return jdbc.sql(
                        "delete from key_proof where kind = 'SEAL' and key <> :seal or kind = 'INDEX' and key <> :index")
                .param("seal", sealingKey)
                .param("index", indexKey)
                .update();
    }

    /** A value to try the keys on. */
    Optional<Value> anySealed(SealedColumn column) {
        return any("""
                select id, %2$s, null, null from %1$s where %2$s is not null limit 1
                """.formatted(column.table(), column.column()));
    }

    /** A CPR number with its index, to try the keys on. */
    Optional<Value> anyIndexed(String table) {
        return any("""
                select id, cpr_sealed, cpr_index, cpr_index_key from %s
                where cpr_sealed is not null and cpr_index is not null limit 1
                """.formatted(table));
    }

    private Optional<Value> any(String statement) {
        return jdbc.sql(statement).query(SealedTables::value).optional();
    }

    long countSealed(SealedColumn column, List<byte[]> marks) {
        return count(
                "from " + column.table() + " where substring(" + column.column() + " from 1 for 5) = any(:keys)",
                marks.toArray(byte[][]::new));
    }

    long countIndexed(String table, List<Short> keys) {
        return count("from " + table + " where cpr_index_key = any(:keys)", keys.toArray(Short[]::new));
    }

    /** A guest's identity lies sealed in the session's bytes. */
    long countSessions(List<byte[]> marks) {
        return count(
                "from spring_session_attributes where exists (select from unnest(:keys) as m (mark)"
                        + " where position(mark in attribute_bytes) > 0)",
                marks.toArray(byte[][]::new));
    }

    private long count(String rows, Object[] keys) {
        return jdbc.sql("select count(*) " + rows)
                .param("keys", keys)
                .query(Long.class)
                .single();
    }

    /** Of those whose number is not kept, only its index. */
    int forgetIndexes(String table, List<Short> keys) {
        return jdbc.sql("update " + table + " set cpr_index = null, cpr_index_key = null, version = version + 1"
                        + " where cpr_sealed is null and cpr_index_key = any(:keys)")
                .param("keys", keys.toArray(Short[]::new))
                .update();
    }

    /** The next values that are sealed under another key, by id, held; those somebody else holds are passed over. */
    List<Value> sealedUnderOther(SealedColumn column, UUID organisation, byte[] mark, UUID after, int most) {
        return jdbc.sql("""
                select id, %2$s, null, null from %1$s where id > :after and %2$s is not null and substring(%2$s from 1 for 5) <> :mark
                %3$s order by id limit %4$s for update skip locked
                """.formatted(column.table(), column.column(), column.ofOrganisation(), most))
                .param("after", after)
                .param("mark", mark)
                .param("organisation", organisation)
                .query(SealedTables::value)
                .list();
    }

    int reseal(SealedColumn column, List<UUID> ids, List<byte[]> values) {
        return jdbc.sql("""
                update %1$s t set %2$s = p.value%3$s from unnest(:ids, :values) as p (id, value) where t.id = p.id
                """.formatted(column.table(), column.column(), column.alsoCounted()))
                .param("ids", ids.toArray(UUID[]::new))
                .param("values", values.toArray(byte[][]::new))
                .update();
    }

    /** Gives up before PostgreSQL would take it, or a node, out of a deadlock. */
    void waitShortly() {
        jdbc.sql("select set_config('lock_timeout', '500ms', true)")
                .query(String.class)
                .single();
    }

    /** The next persons whose index is of another key, one row of each. */
    List<Value> indexedByOther(String table, UUID organisation, byte[] after, short current, int most) {
        return jdbc.sql("""
                select distinct on (cpr_index) id, cpr_sealed, cpr_index, cpr_index_key from %s
                where organisation_id = :organisation and cpr_index > :after and cpr_index_key <> :current
                    and cpr_sealed is not null
                order by cpr_index, id limit %s
                """.formatted(table, most))
                .param("organisation", organisation)
                .param("after", after)
                .param("current", current)
                .query(SealedTables::value)
                .list();
    }

    /** Rows are found by their former indexes: whose number has changed meanwhile is left alone. */
    int reindex(String table, UUID organisation, List<byte[]> formers, List<CprIndex> indexes) {
        return jdbc.sql("""
                update %s t set cpr_index = p.index, cpr_index_key = p.key, version = t.version + 1
                from unnest(:formers, :indexes, cast(:keys as smallint[])) as p (former, index, key)
                where t.organisation_id = :organisation and t.cpr_index = p.former and t.cpr_index_key <> p.key
                """.formatted(table))
                .param("formers", formers.toArray(byte[][]::new))
                .param("indexes", indexes.stream().map(CprIndex::value).toArray(byte[][]::new))
                .param("keys", indexes.stream().map(CprIndex::keyVersion).toArray(Short[]::new))
                .param("organisation", organisation)
                .update();
    }

    private static Value value(ResultSet row, int number) throws SQLException {
        return new Value(row.getObject(1, UUID.class), row.getBytes(2), row.getBytes(3), row.getShort(4));
    }

    /** What only this key opens, or makes. */
    @SuppressWarnings("ArrayRecordComponent")
    record Proof(String kind, long key, byte[] proof) {}

    /** A sealed value, and what it is found by if it is a CPR number. */
    @SuppressWarnings("ArrayRecordComponent")
    record Value(UUID id, byte[] sealed, byte[] index, short key) {}
}
