package dk.ramme.imports.decision;

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

/** Keeps the rows of persons who stand several times, and what an administrator decides about them. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class Duplicates {

    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations batches;

    Duplicates(JdbcClient jdbc, NamedParameterJdbcOperations batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    public void add(UUID organisationId, UUID importId, List<DuplicatePersonRow> twins) {
        batches.batchUpdate(
                """
                insert into import_duplicate
                    (organisation_id, import_id, first_line, line, rid, name, email, rights, user_id)
                values (:organisation, :import, :first, :line, :rid, :name, :email, :rights, :user) on conflict do nothing
                """,
                twins.stream()
                        .map(twin -> new MapSqlParameterSource("organisation", organisationId)
                                .addValue("import", importId)
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
    public void addRights(UUID organisationId, UUID importId, String rid, List<String> rights) {
        jdbc.sql("""
                update import_duplicate set rights = (select array_agg(distinct given) from unnest(rights || :rights) as given)
                where organisation_id = :organisation and import_id = :import and rid = :rid
                """)
                .param("rights", rights.toArray(String[]::new))
                .param("organisation", organisationId)
                .param("import", importId)
                .param("rid", rid)
                .update();
    }

    /** The RID numbers of all rows. */
    public List<String> rids(UUID organisationId, UUID importId) {
        return jdbc.sql(
                        "select rid from import_duplicate where organisation_id = :organisation and import_id = :import")
                .param("organisation", organisationId)
                .param("import", importId)
                .query(String.class)
                .list();
    }

    /** @return whether there is such a person, with such a row or such a user */
    public boolean decide(
            UUID organisationId, UUID importId, int firstLine, Resolution keep, @Nullable String by, Instant at) {
        return jdbc.sql("""
                update import_duplicate d set kept = :all or coalesce(line = :line, false),
                    decided_by = :by, decided_at = :at
                where organisation_id = :organisation and import_id = :import and first_line = :first
                    and (:all or exists (select from import_duplicate k
                        where k.organisation_id = d.organisation_id and k.import_id = d.import_id
                            and k.first_line = d.first_line
                            and case when cast(:line as integer) is null then k.user_id is not null else k.line = :line end))
                """)
                        .param("all", keep.all())
                        .param("line", keep.line())
                        .param("by", by)
                        .param("at", Timestamp.from(at))
                        .param("organisation", organisationId)
                        .param("import", importId)
                        .param("first", firstLine)
                        .update()
                > 0;
    }

    public void erase(UUID organisationId, UUID importId) {
        jdbc.sql("delete from import_duplicate where organisation_id = :organisation and import_id = :import")
                .param("organisation", organisationId)
                .param("import", importId)
                .update();
    }
}
