package dk.ramme.imports.decision;

import dk.ramme.people.UserState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Rows beside the users who have their RID numbers, as somebody looks at them to decide. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class DoubtList {

    private final JdbcClient jdbc;

    DoubtList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those after a line, in the order of the source. */
    public List<Doubtful> after(UUID organisationId, UUID importId, int line, int limit) {
        return jdbc.sql("""
                select d.*, u.name as here_name, u.email as here_email, u.birth_date as here_birth_date, u.state as here_state,
                    array(select r.name from user_right r where r.organisation_id = u.organisation_id and r.user_id = u.id
                        order by r.name) as here_rights
                from import_doubt d join organisation_user u on u.organisation_id = d.organisation_id and u.id = d.user_id
                where d.organisation_id = :organisation and d.import_id = :import and d.line > :line
                order by d.line limit :limit
                """)
                .param("organisation", organisationId)
                .param("import", importId)
                .param("line", line)
                .param("limit", limit)
                .query(DoubtList::read)
                .list();
    }

    private static Doubtful read(ResultSet row, int number) throws SQLException {
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
