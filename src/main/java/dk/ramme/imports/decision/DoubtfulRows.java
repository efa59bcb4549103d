package dk.ramme.imports.decision;

import dk.ramme.identifier.EmailAddress;
import dk.ramme.imports.check.Person;
import dk.ramme.tenancy.Tenancy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Rows about which somebody has to decide, and whose persons stand several times: kept a chunk at a time, decided a person at a
 * time. One row stands under one RID number, which a unique index decides; {@link Doubts} has those whose RID number is
 * another's one by one.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class DoubtfulRows {

    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations batches;

    DoubtfulRows(JdbcClient jdbc, NamedParameterJdbcOperations batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    public void add(UUID importId, List<DuplicatePerson.Row> twins) {
        batches.batchUpdate(
                """
                insert into import_duplicate
                    (organisation_id, import_id, first_line, line, rid, name, email, rights, user_id)
                values (:organisation, :import, :first, :line, :rid, :name, :email, :rights, :user) on conflict do nothing
                """,
                twins.stream()
                        .map(twin -> batch(importId)
                                .addValue("first", twin.firstLine())
                                .addValue("line", twin.line())
                                .addValue("rid", twin.rid())
                                .addValue("name", twin.name())
                                .addValue("email", twin.email())
                                .addValue("rights", twin.rights().toArray(String[]::new))
                                .addValue("user", twin.userId(), Types.OTHER))
                        .toArray(SqlParameterSource[]::new));
    }

    /** Rights that stand in a section of their own. */
    public void addRights(UUID importId, String rid, List<String> rights) {
        about("""
                update import_duplicate set rights = (select array_agg(distinct given) from unnest(rights || :rights) as given)
                where organisation_id = :organisation and import_id = :import and rid = :rid
                """, importId)
                .param("rights", rights.toArray(String[]::new))
                .param("rid", rid)
                .update();
    }

    /** Nothing is changed for these, as long as nobody has decided; what was decided of them before is forgotten. */
    public void addDoubts(UUID importId, List<InDoubt> doubts) {
        if (doubts.isEmpty()) return;
        batches.batchUpdate(
                """
                insert into import_doubt (organisation_id, import_id, line, rid, name, email, birth_date, rights, user_id)
                values (:organisation, :import, :line, :rid, :name, :email, :born, :rights, :user)
                on conflict (organisation_id, import_id, rid) do update set same = false
                """,
                doubts.stream()
                        .map(doubt -> batch(importId)
                                .addValue("line", doubt.person().line())
                                .addValue("rid", doubt.person().rid().value())
                                .addValue("name", doubt.person().name().value())
                                .addValue("email", email(doubt.person()))
                                .addValue("born", doubt.person().birthDate(), Types.DATE)
                                .addValue("rights", rights(doubt.person()))
                                .addValue("user", doubt.user(), Types.OTHER))
                        .toArray(SqlParameterSource[]::new));
    }

    private static @Nullable String email(Person person) {
        EmailAddress email = person.email();
        return email == null ? null : email.value();
    }

    private static String[] rights(Person person) {
        return person.rights().stream().map(right -> right.name()).toArray(String[]::new);
    }

    /** The RID numbers of all rows. */
    public List<String> rids(UUID importId) {
        return about(
                        "select rid from import_duplicate where organisation_id = :organisation and import_id = :import",
                        importId)
                .query(String.class)
                .list();
    }

    /** @return whether there is such a person, with such a row or such a user */
    public boolean decide(UUID importId, int firstLine, Resolution keep, @Nullable String by, Instant at) {
        return about("""
                update import_duplicate d set kept = :all or coalesce(line = :line, false),
                    decided_by = :by, decided_at = :at
                where organisation_id = :organisation and import_id = :import and first_line = :first
                    and (:all or exists (select from import_duplicate k
                        where k.organisation_id = d.organisation_id and k.import_id = d.import_id
                            and k.first_line = d.first_line
                            and case when cast(:line as integer) is null then k.user_id is not null else k.line = :line end))
                """, importId)
                        .param("all", keep.all())
                        .param("line", keep.line())
                        .param("by", by)
                        .param("at", Timestamp.from(at))
                        .param("first", firstLine)
                        .update()
                > 0;
    }

    public void erase(UUID importId) {
        about("delete from import_duplicate where organisation_id = :organisation and import_id = :import", importId)
                .update();
    }

    /** By person: which rows are kept, where not all are. */
    List<Kept> decided(UUID importId) {
        return about("""
                select first_line, array_agg(line || ':' || rid order by line) as rows,
                    array_agg(line) filter (where kept) as kept, max(decided_by) as by, max(decided_at) as at
                from import_duplicate where organisation_id = :organisation and import_id = :import
                group by first_line having not bool_and(kept)
                """, importId).query(DoubtfulRows::kept).list();
    }

    /** Decides as before, if the same rows stand beside each other. */
    void restore(UUID importId, Kept one) {
        about("""
                update import_duplicate d set kept = line = any(:kept), decided_by = :by, decided_at = :at
                where organisation_id = :organisation and import_id = :import and first_line = :first
                    and :rows = (select array_agg(r.line || ':' || r.rid order by r.line) from import_duplicate r
                        where r.organisation_id = d.organisation_id and r.import_id = d.import_id
                            and r.first_line = d.first_line)
                """, importId)
                .param("kept", one.kept().toArray(Integer[]::new))
                .param("by", one.by())
                .param("at", one.at() == null ? null : Timestamp.from(one.at()))
                .param("first", one.firstLine())
                .param("rows", one.rows().toArray(String[]::new))
                .update();
    }

    private static Kept kept(ResultSet row, int number) throws SQLException {
        var kept = row.getArray("kept");
        var at = row.getTimestamp("at");
        return new Kept(
                row.getInt("first_line"),
                List.of((String[]) row.getArray("rows").getArray()),
                kept == null ? List.of() : List.of((Integer[]) kept.getArray()),
                row.getString("by"),
                at == null ? null : at.toInstant());
    }

    private static MapSqlParameterSource batch(UUID importId) {
        return new MapSqlParameterSource("organisation", Tenancy.organisation()).addValue("import", importId);
    }

    private JdbcClient.StatementSpec about(String sql, UUID importId) {
        return jdbc.sql(sql).param("organisation", Tenancy.organisation()).param("import", importId);
    }

    /** A row, and the user who has its RID number. */
    public record InDoubt(Person person, UUID user) {}

    /** Which of a person's rows are kept. */
    record Kept(
            int firstLine,
            List<String> rows,
            List<Integer> kept,
            @Nullable String by,
            @Nullable Instant at) {}
}
