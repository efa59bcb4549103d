package dk.ramme.imports.decision;

import dk.ramme.imports.decision.FoundAdministrators.Candidate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What administrators have decided about persons of an import that is read again. Each was decided by hand, so there are
 * few. A decision stands when the same rows stand beside the same users as before; else it is forgotten, and asked for again.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class EarlierDecisions {

    private final JdbcClient jdbc;
    private final FoundAdministrators administrators;

    EarlierDecisions(JdbcClient jdbc, FoundAdministrators administrators) {
        this.jdbc = jdbc;
        this.administrators = administrators;
    }

    public Decided of(UUID organisationId, UUID importId) {
        var kept = jdbc.sql("""
                select first_line, array_agg(line || ':' || rid order by line) as rows,
                    array_agg(line) filter (where kept) as kept, max(decided_by) as by, max(decided_at) as at
                from import_duplicate where organisation_id = :organisation and import_id = :import
                group by first_line having not bool_and(kept)
                """)
                .param("organisation", organisationId)
                .param("import", importId)
                .query(EarlierDecisions::kept)
                .list();
        var same = jdbc.sql("""
                select line, rid, user_id, decided_by as by, decided_at as at from import_doubt
                where organisation_id = :organisation and import_id = :import and same
                """)
                .param("organisation", organisationId)
                .param("import", importId)
                .query(EarlierDecisions::same)
                .list();
        var chosen = administrators.of(organisationId, importId).stream()
                .filter(candidate -> !candidate.chosen().isEmpty())
                .toList();
        return new Decided(kept, same, chosen);
    }

    public void restore(UUID organisationId, UUID importId, Decided decided) {
        decided.kept().forEach(one -> restore(organisationId, importId, one));
        decided.same().forEach(one -> restore(organisationId, importId, one));
        var found = administrators.of(organisationId, importId);
        for (var one : decided.chosen()) {
            found.stream()
                    .filter(now -> now.chosen().isEmpty() && now.canBeChosen())
                    .filter(now -> now.line() == one.line() && now.name().equals(one.name()))
                    .forEach(now -> choose(organisationId, now, one));
        }
    }

    private void choose(UUID organisationId, Candidate now, Candidate before) {
        var at = before.decidedAt();
        if (at != null) administrators.choose(organisationId, now.id(), before.chosen(), before.decidedBy(), at);
    }

    private void restore(UUID organisationId, UUID importId, Kept one) {
        jdbc.sql("""
                update import_duplicate d set kept = line = any(:kept), decided_by = :by, decided_at = :at
                where organisation_id = :organisation and import_id = :import and first_line = :first
                    and :rows = (select array_agg(r.line || ':' || r.rid order by r.line) from import_duplicate r
                        where r.organisation_id = d.organisation_id and r.import_id = d.import_id
                            and r.first_line = d.first_line)
                """)
                .param("kept", one.kept().toArray(Integer[]::new))
                .param("by", one.by())
                .param("at", timestamp(one.at()))
                .param("organisation", organisationId)
                .param("import", importId)
                .param("first", one.firstLine())
                .param("rows", one.rows().toArray(String[]::new))
                .update();
    }

    private void restore(UUID organisationId, UUID importId, Same one) {
        jdbc.sql("""
                update import_doubt set same = true, decided_by = :by, decided_at = :at
                where organisation_id = :organisation and import_id = :import and line = :line and rid = :rid
                    and user_id = :user
                """)
                .param("by", one.by())
                .param("at", timestamp(one.at()))
                .param("organisation", organisationId)
                .param("import", importId)
                .param("line", one.line())
                .param("rid", one.rid())
                .param("user", one.user())
                .update();
    }

    private static Kept kept(ResultSet row, int number) throws SQLException {
        var kept = row.getArray("kept");
        return new Kept(
                row.getInt("first_line"),
                List.of((String[]) row.getArray("rows").getArray()),
                kept == null ? List.of() : List.of((Integer[]) kept.getArray()),
                row.getString("by"),
                instant(row));
    }

    private static Same same(ResultSet row, int number) throws SQLException {
        return new Same(
                row.getInt("line"),
                row.getString("rid"),
                row.getObject("user_id", UUID.class),
                row.getString("by"),
                instant(row));
    }

    private static @Nullable Instant instant(ResultSet row) throws SQLException {
        var at = row.getTimestamp("at");
        return at == null ? null : at.toInstant();
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant at) {
        return at == null ? null : Timestamp.from(at);
    }

    /** All that has been decided about persons. */
    public record Decided(List<Kept> kept, List<Same> same, List<Candidate> chosen) {}

    /** Which of a person's rows are kept. */
    record Kept(
            int firstLine,
            List<String> rows,
            List<Integer> kept,
            @Nullable String by,
            @Nullable Instant at) {}

    /** A row that is about the user who has its RID number. */
    record Same(
            int line,
            String rid,
            UUID user,
            @Nullable String by,
            @Nullable Instant at) {}
}
