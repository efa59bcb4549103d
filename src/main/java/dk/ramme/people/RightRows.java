package dk.ramme.people;

import dk.ramme.tenancy.Tenancy;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
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
            "jsonb_to_recordset(cast(:stood as jsonb)) as r (name text, code text, origin text, given_at timestamptz)";

    private final EntityManager entities;
    private final JdbcClient jdbc;

    RightRows(EntityManager entities, JdbcClient jdbc) {
        this.entities = entities;
        this.jdbc = jdbc;
    }

    /** The codes of the catalogue among them. @param stood what {@link #HELD} gave */
    public List<String> codes(String stood) {
        return jdbc.sql("select r.code from " + STOOD + " where r.code is not null")
                .param("stood", stood)
                .query(String.class)
                .list();
    }

    /**
     * What the user had of these codes, and what they had in the words of a source, is again as it was: its words, where it came
     * from, and since when. What is remembered by its code alone stays as it is. The user is locked.
     *
     * @param stood what {@link #HELD} gave
     */
    public void putBack(UUID user, String stood, Collection<String> codes) {
        entities.flush();
        for (var statement : new String[] {
            "delete from user_right h using " + STOOD
                    + " where h.organisation_id = :organisation and h.user_id = :user"
                    + " and h.code = r.code and h.code = any(:codes) and r.name is not null",
            "insert into user_right (organisation_id, user_id, name, code, origin, given_at)"
                    + " select :organisation, :user, r.name, r.code, r.origin, r.given_at from " + STOOD
                    + " where r.name is not null and (r.code is null or r.code = any(:codes)) on conflict do nothing"
        }) {
            jdbc.sql(statement)
                    .param("organisation", Tenancy.organisation())
                    .param("user", user)
                    .param("stood", stood)
                    .param("codes", codes.toArray(String[]::new))
                    .update();
        }
    }
}
