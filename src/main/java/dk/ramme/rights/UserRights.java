package dk.ramme.rights;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Which rights the users of the organisation have. */
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

    /** Takes all rights of users who are none any more. */
    public void takeAll(Collection<UUID> users) {
        jdbc.sql("delete from user_right where user_id = any(:users)")
                .param("users", users.toArray(UUID[]::new))
                .update();
    }

    /** The user's rights, by name in Danish order. */
    public List<UserRight> of(UUID userId) {
        return jdbc.sql("""
                select r.code, coalesce(k.name, r.name) as name, coalesce(k.name_en, r.name) as name_en,
                    r.origin = 'IMPORTED' as imported
                from user_right r left join known_right k on k.code = r.code
                where r.user_id = :user order by coalesce(k.name, r.name) collate "da-x-icu"
                """).param("user", userId).query(UserRight.class).list();
    }

    /** Gives rights of the catalogue; a right the user has already stays as it is, imported or not. */
    public void give(UUID organisationId, UUID userId, Collection<String> codes, Instant at) {
        jdbc.sql("""
                insert into user_right (organisation_id, user_id, name, code, origin, given_at)
                select :organisation, :user, k.name, k.code, 'GIVEN', :at from known_right k
                where k.code = any(:codes) and not exists (select from user_right r
                    where r.organisation_id = :organisation and r.user_id = :user and r.code = k.code)
                on conflict do nothing
                """)
                .param("organisation", organisationId)
                .param("user", userId)
                .param("codes", codes.toArray(String[]::new))
                .param("at", Timestamp.from(at))
                .update();
    }

    /** Takes these rights of the user, wherever they came from. @param keys as {@link UserRight#key} has them */
    public void take(UUID organisationId, UUID userId, Collection<String> keys) {
        jdbc.sql("""
                delete from user_right where organisation_id = :organisation and user_id = :user
                    and coalesce(code, :unknown || name) = any(:keys)
                """)
                .param("organisation", organisationId)
                .param("user", userId)
                .param("unknown", UserRight.UNKNOWN)
                .param("keys", keys.toArray(String[]::new))
                .update();
    }

    /** A right of one user, as a source gives it. */
    public record Imported(UUID user, RightName right) {}
}
