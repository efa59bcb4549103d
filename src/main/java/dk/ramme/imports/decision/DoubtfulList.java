package dk.ramme.imports.decision;

import dk.ramme.imports.decision.DuplicatePerson.Here;
import dk.ramme.people.UserState;
import dk.ramme.tenancy.Tenancy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What administrators look at to decide: persons who stand several times in an import, or in it and here, and rows beside the users
 * who have their RID numbers.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class DoubtfulList {

    /** How many of one person's rows are shown beside each other before the rest is asked for. */
    public static final int ROWS = 20;

    /**
     * The row that is kept alone is always among the rows, so that no page shows another decision than the one that stands.
     * A user whose own row is among the others is no user beside them.
     */
    private static final String AFTER = """
            select d.*, g.total, g.kept_total, g.kept_line, g.by_name, g.at, u.id as here, u.rid as here_rid,
                u.name as here_name, u.email as here_email, u.state as here_state,
                array(select r.name from user_right r where r.organisation_id = :organisation and r.user_id = u.id
                    order by r.name) as here_rights
            from (select first_line, count(*) as total, count(*) filter (where kept) as kept_total,
                    min(line) filter (where kept) as kept_line, max(cast(user_id as text)) as user_id,
                    max(decided_by) as by_name, max(decided_at) as at
                from import_duplicate where organisation_id = :organisation and import_id = :import and first_line > :after
                group by first_line order by first_line limit :limit) g
            cross join lateral (select * from import_duplicate d where d.organisation_id = :organisation
                and d.import_id = :import and d.first_line = g.first_line
                and (d.line > :afterLine or d.kept and g.kept_total = 1)
                order by (d.kept and g.kept_total = 1) desc, d.line limit :rows) d
            left join organisation_user u on u.organisation_id = :organisation and u.id = cast(g.user_id as uuid)
                and u.state <> 'DELETED'
            order by d.first_line, d.line
            """;

    private final JdbcClient jdbc;

    DoubtfulList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many there are. */
    public int count(UUID importId) {
        return about("""
                select count(distinct first_line) from import_duplicate
                where organisation_id = :organisation and import_id = :import
                """, importId).query(Integer.class).single();
    }

    /** Persons after the one whose first row is given, in the order of the source. */
    public List<DuplicatePerson> after(UUID importId, int firstLine, int limit) {
        return after(importId, firstLine, limit, 0, ROWS);
    }

    /** The person whose first row is in this line, with their rows after another one; null when there is none. */
    public @Nullable DuplicatePerson find(UUID importId, int firstLine, int afterLine, int rows) {
        return after(importId, firstLine - 1, 1, afterLine, rows).stream()
                .filter(person -> person.firstLine() == firstLine)
                .findFirst()
                .orElse(null);
    }

    private List<DuplicatePerson> after(UUID importId, int firstLine, int limit, int afterLine, int rows) {
        var persons = new LinkedHashMap<Integer, DuplicatePerson>();
        about(AFTER, importId)
                .param("after", firstLine)
                .param("limit", limit)
                .param("afterLine", afterLine)
                .param("rows", rows)
                .query(row -> {
                    var person = persons.get(row.getInt("first_line"));
                    if (person == null) persons.put(row.getInt("first_line"), person = person(row));
                    person.rows().add(twin(row));
                });
        return List.copyOf(persons.values());
    }

    private static DuplicatePerson person(ResultSet row) throws SQLException {
        int total = row.getInt("total");
        int kept = row.getInt("kept_total");
        var at = row.getTimestamp("at");
        Instant decidedAt = at == null ? null : at.toInstant();
        return new DuplicatePerson(
                row.getInt("first_line"),
                new ArrayList<>(),
                total,
                kept == total ? Resolution.ALL : kept == 0 ? Resolution.USER : Resolution.only(row.getInt("kept_line")),
                row.getString("here") == null ? null : here(row),
                row.getString("by_name"),
                decidedAt);
    }

    private static Here here(ResultSet row) throws SQLException {
        return new Here(
                row.getString("here_rid"),
                row.getString("here_name"),
                row.getString("here_email"),
                row.getString("here_state"),
                List.of((String[]) row.getArray("here_rights").getArray()));
    }

    static DuplicatePerson.Row twin(ResultSet row) throws SQLException {
        return new DuplicatePerson.Row(
                row.getInt("first_line"),
                row.getInt("line"),
                row.getString("rid"),
                row.getString("name"),
                row.getString("email"),
                List.of((String[]) row.getArray("rights").getArray()),
                row.getBoolean("kept"),
                row.getObject("user_id", UUID.class));
    }

    /** Rows in doubt after a line, in the order of the source. */
    public List<Doubtful> doubtsAfter(UUID importId, int line, int limit) {
        return about("""
                select d.*, u.name as here_name, u.email as here_email, u.birth_date as here_birth_date, u.state as here_state,
                    array(select r.name from user_right r where r.organisation_id = u.organisation_id and r.user_id = u.id
                        order by r.name) as here_rights
                from import_doubt d join organisation_user u on u.organisation_id = d.organisation_id and u.id = d.user_id
                where d.organisation_id = :organisation and d.import_id = :import and d.line > :line
                order by d.line limit :limit
                """, importId)
                .param("line", line)
                .param("limit", limit)
                .query(DoubtfulList::doubtful)
                .list();
    }

    private static Doubtful doubtful(ResultSet row, int number) throws SQLException {
        var at = row.getTimestamp("decided_at");
        return new Doubtful(
                row.getInt("line"),
                row.getString("rid"),
                new Shown(
                        row.getString("name"),
                        row.getString("email"),
                        row.getObject("birth_date", LocalDate.class),
                        List.of((String[]) row.getArray("rights").getArray())),
                new Shown(
                        row.getString("here_name"),
                        row.getString("here_email"),
                        row.getObject("here_birth_date", LocalDate.class),
                        List.of((String[]) row.getArray("here_rights").getArray())),
                UserState.valueOf(row.getString("here_state")),
                row.getBoolean("same"),
                row.getString("decided_by"),
                at == null ? null : at.toInstant());
    }

    private JdbcClient.StatementSpec about(String sql, UUID importId) {
        return jdbc.sql(sql).param("organisation", Tenancy.organisation()).param("import", importId);
    }

    /**
     * A row, and the user who has its RID number.
     *
     * @param same whether it is decided that they are one person
     */
    public record Doubtful(
            int line,
            String rid,
            Shown row,
            Shown here,
            UserState state,
            boolean same,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt) {}

    /** What is shown of one of the two. */
    public record Shown(
            String name, @Nullable String email, @Nullable LocalDate birthDate, List<String> rights) {}
}
