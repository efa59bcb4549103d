package dk.ramme.rights;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives users the rights that sources say they have, those of a whole chunk at once; the key of the table keeps each right of a
 * user once. One right is given by its user, an entity of people.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class UserRights {

    private static final String INSERT = """
            insert into user_right (organisation_id, user_id, name, code, origin, given_at)
            select :organisation, r.user_id, r.name, r.code, 'IMPORTED', :at
            from unnest(cast(:users as uuid[]), :names, :codes) as r (user_id, name, code)
            """;

    private final JdbcClient jdbc;

    UserRights(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Adds rights that a source says users have; those they have already stay as they are.
     *
     * @return how many were new
     */
    public int addImported(UUID organisationId, List<Imported> rights, Instant at) {
        return insert(INSERT + " on conflict do nothing", organisationId, rights, at);
    }

    /**
     * Adds rights of users that this transaction made, each once.
     *
     * @return how many
     */
    public int addToNew(UUID organisationId, List<Imported> rights, Instant at) {
        return insert(INSERT, organisationId, rights, at);
    }

    private int insert(String sql, UUID organisationId, List<Imported> rights, Instant at) {
        if (rights.isEmpty()) return 0;
        return jdbc.sql(sql)
                .param("organisation", organisationId)
                .param("at", Timestamp.from(at))
                .param(
                        "users",
                        rights.stream().map(right -> right.user().toString()).toArray(String[]::new))
                .param(
                        "names",
                        rights.stream().map(right -> right.right().name()).toArray(String[]::new))
                .param(
                        "codes",
                        rights.stream().map(right -> right.right().code()).toArray(String[]::new))
                .update();
    }

    /** A right of one user, as a source gives it. */
    public record Imported(UUID user, RightName right) {}
}
