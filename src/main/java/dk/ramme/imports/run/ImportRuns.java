package dk.ramme.imports.run;

import dk.ramme.imports.row.Section;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The rows of the imports: one each, which is also the lock and the checkpoint of its run. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class ImportRuns {

    private final JdbcClient jdbc;

    ImportRuns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The latest; one that was thrown away before it was begun counts only where there is no other. */
    public Optional<ImportRun> latest(UUID organisationId, boolean creation) {
        return jdbc.sql("""
                select * from import_run where organisation_id = :organisation and takes_persons = :creation
                order by state = 'CANCELLED' and started_at is null, created_at desc, id limit 1
                """)
                .param("organisation", organisationId)
                .param("creation", creation)
                .query(ImportRuns::read)
                .optional();
    }

    /** @param creation those that created users, rather than those that imported them */
    public List<ImportRun> history(UUID organisationId, boolean creation, int limit) {
        return jdbc.sql("""
                select * from import_run where organisation_id = :organisation and takes_persons = :creation
                order by created_at desc, id limit :limit
                """)
                .param("organisation", organisationId)
                .param("creation", creation)
                .param("limit", limit)
                .query(ImportRuns::read)
                .list();
    }

    public Optional<ImportRun> find(UUID id) {
        return jdbc.sql("select * from import_run where id = :id")
                .param("id", id)
                .query(ImportRuns::read)
                .optional();
    }

    /** Holds the row until the transaction ends: a chunk, a cancellation and a second node wait for one another. */
    public Optional<ImportRun> lock(UUID id) {
        return jdbc.sql("select * from import_run where id = :id for update")
                .param("id", id)
                .query(ImportRuns::read)
                .optional();
    }

    /** Holds all that have not ended in the same way, always in the same order. */
    public List<ImportRun> lockOpen(UUID organisationId) {
        return jdbc.sql("""
                select * from import_run where organisation_id = :organisation
                    and state in ('READING', 'READY', 'QUEUED', 'RUNNING') order by id for update
                """)
                .param("organisation", organisationId)
                .query(ImportRuns::read)
                .list();
    }

    /** Opens an import; the unique index import_run_open lets an organisation have one of a kind open at a time. */
    public void open(ImportRun.Source source, UUID id, UUID organisationId, Opening opening, Instant at) {
        jdbc.sql("""
                insert into import_run (id, organisation_id, source, file_name, takes_users, takes_administrators,
                    takes_organisation, takes_persons, state, created_at, created_by, created_by_name)
                values (:id, :organisation, :source, :name, :users, :administrators, :data, :persons, 'READING', :at, :by,
                    :byName)
                """)
                .param("id", id)
                .param("organisation", organisationId)
                .param("source", source.name())
                .param("name", opening.name())
                .param("users", opening.wanted().users())
                .param("administrators", opening.wanted().administrators())
                .param("data", opening.wanted().organisation())
                .param("persons", opening.wanted().persons())
                .param("at", Timestamp.from(at))
                .param("by", opening.by())
                .param("byName", opening.byName())
                .update();
    }

    /** How much of a source was read: rows, chunks of them, rows somebody should look at, and parts that nobody asked for. */
    public record Amount(int rows, int chunks, int needsLook, List<String> ignored) {}

    /** Says how much has been read; with a cursor, where a registry is read from next. */
    public void read(UUID id, Amount amount, @Nullable Section next, @Nullable String cursor) {
        jdbc.sql("""
                update import_run set rows_total = :rows, chunks_total = :chunks, needs_look = :look,
                    ignored_parts = :ignored, read_section = :section, read_cursor = :cursor, waiting_since = null, asked_again_at = null
                where id = :id
                """)
                .param("rows", amount.rows())
                .param("chunks", amount.chunks())
                .param("look", amount.needsLook())
                .param("ignored", amount.ignored().toArray(String[]::new))
                .param("section", next == null ? null : next.name())
                .param("cursor", cursor)
                .param("id", id)
                .update();
    }

    /** The registry does not answer. @return since when */
    public Instant waitsSince(UUID id, Instant now) {
        return jdbc.sql("""
                update import_run set waiting_since = coalesce(waiting_since, :now) where id = :id returning waiting_since
                """)
                .param("now", Timestamp.from(now))
                .param("id", id)
                .query(Timestamp.class)
                .single()
                .toInstant();
    }

    public void asksAgain(UUID id, Instant at) {
        jdbc.sql("update import_run set asked_again_at = :at where id = :id")
                .param("at", Timestamp.from(at))
                .param("id", id)
                .update();
    }

    public void refuse(UUID id, String reason) {
        jdbc.sql("update import_run set refusal = :reason where id = :id")
                .param("reason", reason)
                .param("id", id)
                .update();
    }

    /** Users that all imports have made; those created from a file are not among them. */
    public int written(UUID organisationId) {
        return jdbc.sql("""
                select coalesce(sum(written), 0) from import_run where organisation_id = :organisation and not takes_persons
                """)
                .param("organisation", organisationId)
                .query(Integer.class)
                .single();
    }

    public void needLook(UUID id, int rows) {
        jdbc.sql("update import_run set needs_look = :rows where id = :id")
                .param("rows", rows)
                .param("id", id)
                .update();
    }

    public void ready(UUID id, Instant at) {
        jdbc.sql("update import_run set state = 'READY', ready_at = :at where id = :id")
                .param("at", Timestamp.from(at))
                .param("id", id)
                .update();
    }

    public void queue(UUID id) {
        jdbc.sql("update import_run set state = 'QUEUED' where id = :id")
                .param("id", id)
                .update();
    }

    /** Imports that nobody has begun since the given time. */
    public List<UUID> readyBefore(Instant time) {
        return jdbc.sql("select id from import_run where state = 'READY' and ready_at < :time")
                .param("time", Timestamp.from(time))
                .query(UUID.class)
                .list();
    }

    /** Imports that ended before the given time, and whose reports tell of people still. */
    public List<UUID> toldOfPeopleBefore(Instant time) {
        return jdbc.sql(
                        "select id from import_run where finished_at < :time and not people_erased order by finished_at")
                .param("time", Timestamp.from(time))
                .query(UUID.class)
                .list();
    }

    public void forgotPeople(UUID id) {
        jdbc.sql("update import_run set people_erased = true where id = :id")
                .param("id", id)
                .update();
    }

    /** Moves the checkpoint, in the transaction that wrote the chunk's rows: there is never one without the other. */
    public void advance(UUID id, ChunkCount count, Instant at) {
        jdbc.sql("""
                update import_run set state = 'RUNNING', started_at = coalesce(started_at, :at),
                    chunks_done = chunks_done + 1, rows_done = rows_done + :rows, written = written + :written,
                    updated = updated + :updated, untouched = untouched + :untouched, left_out = left_out + :leftOut,
                    merged = merged + :merged, beside = beside + :beside, rights = rights + :rights
                where id = :id
                """)
                .param("at", Timestamp.from(at))
                .param("rows", count.rows())
                .param("written", count.written())
                .param("updated", count.updated())
                .param("untouched", count.untouched())
                .param("leftOut", count.leftOut())
                .param("merged", count.merged())
                .param("beside", count.beside())
                .param("rights", count.rights())
                .param("id", id)
                .update();
    }

    public void end(UUID id, ImportState state, Instant at) {
        jdbc.sql("update import_run set state = :state, finished_at = :at where id = :id")
                .param("state", state.name())
                .param("at", Timestamp.from(at))
                .param("id", id)
                .update();
    }

    /**
     * Lets PostgreSQL end this transaction when its process falls asleep in the middle (a machine that is moved, a long
     * collection of garbage): a sleeper would keep its locks, and no other node could go on.
     */
    public void endIfAsleep() {
        jdbc.sql("select set_config('idle_in_transaction_session_timeout', '10s', true)")
                .query(String.class)
                .single();
    }

    private static ImportRun read(ResultSet row, int number) throws SQLException {
        var section = row.getString("read_section");
        return new ImportRun(
                row.getObject("id", UUID.class),
                row.getObject("organisation_id", UUID.class),
                ImportRun.Source.valueOf(row.getString("source")),
                row.getString("file_name"),
                new Wanted(
                        row.getBoolean("takes_users"),
                        row.getBoolean("takes_administrators"),
                        row.getBoolean("takes_organisation"),
                        row.getBoolean("takes_persons")),
                ImportState.valueOf(row.getString("state")),
                row.getInt("rows_total"),
                row.getInt("chunks_total"),
                row.getInt("needs_look"),
                row.getInt("chunks_done"),
                row.getInt("rows_done"),
                row.getInt("written"),
                row.getInt("updated"),
                row.getInt("untouched"),
                row.getInt("left_out"),
                row.getInt("merged"),
                row.getInt("beside"),
                row.getInt("rights"),
                section == null ? null : Section.valueOf(section),
                row.getString("read_cursor"),
                instant(row, "asked_again_at"),
                row.getString("refusal"),
                List.of((String[]) row.getArray("ignored_parts").getArray()),
                row.getTimestamp("created_at").toInstant(),
                row.getObject("created_by", UUID.class),
                row.getString("created_by_name"),
                instant(row, "started_at"),
                instant(row, "finished_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }

    /** Who opens an import of what. */
    public record Opening(String name, Wanted wanted, UUID by, String byName) {}
}
