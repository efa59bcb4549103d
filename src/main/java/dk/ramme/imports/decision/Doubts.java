package dk.ramme.imports.decision;

import dk.ramme.identifier.EmailAddress;
import dk.ramme.imports.check.Person;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the rows whose RID number belongs to a user who may be another person, and what is decided about them. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class Doubts {

    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations batches;

    Doubts(JdbcClient jdbc, NamedParameterJdbcOperations batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** Nothing is changed for these, as long as nobody has decided; what was decided of them before is forgotten. */
    public void add(UUID organisationId, UUID importId, List<Doubt> doubts) {
        if (doubts.isEmpty()) return;
        batches.batchUpdate(
                """
                insert into import_doubt (organisation_id, import_id, line, rid, name, email, birth_date, rights, user_id)
                values (:organisation, :import, :line, :rid, :name, :email, :born, :rights, :user)
                on conflict (organisation_id, import_id, rid) do update set same = false
                """,
                doubts.stream()
                        .map(doubt -> new MapSqlParameterSource("organisation", organisationId)
                                .addValue("import", importId)
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

    /** Lines of users that an administrator has said are about the user who has their RID number. */
    public Set<Integer> settled(UUID organisationId, UUID importId, int first, int last) {
        return new HashSet<>(jdbc.sql("""
                select line from import_doubt where organisation_id = :organisation and import_id = :import
                    and line between :first and :last and same
                """)
                .param("organisation", organisationId)
                .param("import", importId)
                .param("first", first)
                .param("last", last)
                .query(Integer.class)
                .list());
    }

    /** Those of the RID numbers whose rows are not about the user who has them, as far as anybody has said. */
    public Set<String> open(UUID organisationId, UUID importId, Collection<String> rids) {
        return new HashSet<>(jdbc.sql("""
                select rid from import_doubt where organisation_id = :organisation and import_id = :import
                    and rid = any(:rids) and not same
                """)
                .param("organisation", organisationId)
                .param("import", importId)
                .param("rids", rids.toArray(String[]::new))
                .query(String.class)
                .list());
    }

    /** How many there are, and how many of them are decided to be the same person. */
    public Count count(UUID organisationId, UUID importId) {
        return jdbc.sql("""
                select count(*) as total, count(*) filter (where same) as same from import_doubt
                where organisation_id = :organisation and import_id = :import
                """)
                .param("organisation", organisationId)
                .param("import", importId)
                .query(Count.class)
                .single();
    }

    /** @return false when it is decided so already, or there is none in the line */
    public boolean decide(UUID organisationId, UUID importId, int line, boolean same, @Nullable String by, Instant at) {
        return jdbc.sql("""
                update import_doubt set same = :same, decided_by = :by, decided_at = :at
                where organisation_id = :organisation and import_id = :import and line = :line and same <> :same
                """)
                        .param("same", same)
                        .param("by", by)
                        .param("at", Timestamp.from(at))
                        .param("organisation", organisationId)
                        .param("import", importId)
                        .param("line", line)
                        .update()
                > 0;
    }

    public void erase(UUID organisationId, UUID importId) {
        jdbc.sql("delete from import_doubt where organisation_id = :organisation and import_id = :import")
                .param("organisation", organisationId)
                .param("import", importId)
                .update();
    }

    /** A row, and the user who has its RID number. */
    public record Doubt(Person person, UUID user) {}

    public record Count(int total, int same) {}
}
