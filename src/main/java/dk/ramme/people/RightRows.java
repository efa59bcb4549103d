package dk.ramme.people;

import dk.ramme.tenancy.Tenancy;
import jakarta.persistence.EntityManager;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What the rows of rights need besides {@link User#give} and {@link User#take}. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class RightRows {

    /** A user's rights {@code u} as they stand, as SQL of a text that {@link #putBack} reads. */
    public static final String HELD =
            "(select coalesce(jsonb_agg(jsonb_build_object('name', r.name, 'code', r.code, 'origin', r.origin,"
                    + " 'given_at', r.given_at)), '[]') #>> '{}' from user_right r"
                    + " where r.organisation_id = u.organisation_id and r.user_id = u.id)";

    private static final String STOOD =
            "unnest(cast(:users as uuid[]), cast(:stood as text[])) as s (user_id, stood) cross join lateral"
                    + " jsonb_to_recordset(cast(s.stood as jsonb)) as r (name text, code text, origin text, given_at timestamptz)";

    /** Keeps what User#give keeps: what somebody has stays as it is, and a right in the words of a source becomes the catalogue's. */
    private static final String GIVE = """
            insert into user_right (organisation_id, user_id, name, code, origin, given_at)
            select :organisation, u.id, k.name, k.code, 'GIVEN', :at
            from unnest(cast(:users as uuid[])) as u (id) cross join known_right k
            where k.code = any(:codes) and not exists (select from user_right h
                where h.organisation_id = :organisation and h.user_id = u.id and h.code = k.code)
            on conflict (organisation_id, user_id, name) do update
                set code = excluded.code, origin = excluded.origin, given_at = excluded.given_at
                where user_right.code is null
            returning user_id, code
            """;

    private static final String TAKE = "delete from user_right where organisation_id = :organisation"
            + " and user_id = any(:users) and code = any(:codes) returning user_id, code";

    private final EntityManager entities;
    private final JdbcClient jdbc;

    RightRows(EntityManager entities, JdbcClient jdbc) {
        this.entities = entities;
        this.jdbc = jdbc;
    }

    /** Gives these users rights of the catalogue, who are no entities of the transaction. @return who got which they had not */
    public Map<UUID, Set<String>> give(Collection<UUID> users, Collection<String> codes, Instant at) {
        return changed(jdbc.sql(GIVE).param("at", Timestamp.from(at)), users, codes);
    }

    /** Takes rights of the catalogue from these users, wherever they came from. @return who lost which they had */
    public Map<UUID, Set<String>> take(Collection<UUID> users, Collection<String> codes) {
        return changed(jdbc.sql(TAKE), users, codes);
    }

    private static Map<UUID, Set<String>> changed(
            JdbcClient.StatementSpec statement, Collection<UUID> users, Collection<String> codes) {
        return byUser(statement
                .param("organisation", Tenancy.organisation())
                .param("users", users.toArray(UUID[]::new))
                .param("codes", codes.toArray(String[]::new)));
    }

    private static Map<UUID, Set<String>> byUser(JdbcClient.StatementSpec statement) {
        var codes = new LinkedHashMap<UUID, Set<String>>();
        statement.query(row -> {
            codes.computeIfAbsent(row.getObject("user_id", UUID.class), first -> new LinkedHashSet<>())
                    .add(row.getString("code"));
        });
        return codes;
    }

    /** The codes of the catalogue among them, by user. @param stood what {@link #HELD} gave, by user */
    public Map<UUID, Set<String>> codes(Map<UUID, String> stood) {
        return byUser(put("select s.user_id, r.code from " + STOOD + " where r.code is not null", stood));
    }

    /**
     * What the users had of these codes, and what they had in the words of a source, is again as it was: its words, where it came
     * from, and since when. What is remembered by its code alone stays as it is. The users are locked.
     *
     * @param stood what {@link #HELD} gave, by user
     */
    public void putBack(Map<UUID, String> stood, Collection<String> codes) {
        entities.flush();
        for (var statement : new String[] {
            "delete from user_right h using " + STOOD
                    + " where h.organisation_id = :organisation and h.user_id = s.user_id"
                    + " and h.code = r.code and h.code = any(:codes) and r.name is not null",
            "insert into user_right (organisation_id, user_id, name, code, origin, given_at)"
                    + " select :organisation, s.user_id, r.name, r.code, r.origin, r.given_at from " + STOOD
                    + " where r.name is not null and (r.code is null or r.code = any(:codes)) on conflict do nothing"
        }) {
            put(statement, stood)
                    .param("organisation", Tenancy.organisation())
                    .param("codes", codes.toArray(String[]::new))
                    .update();
        }
    }

    private JdbcClient.StatementSpec put(String statement, Map<UUID, String> stood) {
        var entries = List.copyOf(stood.entrySet());
        return jdbc.sql(statement)
                .param("users", entries.stream().map(Map.Entry::getKey).toArray(UUID[]::new))
                .param("stood", entries.stream().map(Map.Entry::getValue).toArray(String[]::new));
    }
}
