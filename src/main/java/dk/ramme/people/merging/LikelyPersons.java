package dk.ramme.people.merging;

import dk.ramme.people.UserState;
import dk.ramme.tenancy.Tenancy;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds users who can be the same person. The one rule of it: their names fit, and so do their CPR numbers; or their birth
 * dates, where they have not two numbers that tell them apart; or their addresses, where not both birth dates are known. Of a
 * number that was typed it tells no more than the mark that a user stands twice: names have to fit first (U8).
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class LikelyPersons {

    static final int MOST = 20;

    /** That a user {@code u} and another {@code o} can be one person. */
    static final String ALIKE = """
            (o.organisation_id = u.organisation_id and o.id <> u.id and o.state <> 'DELETED' and u.state <> 'DELETED'
                and o.name_ends = u.name_ends
                and (o.cpr_index = u.cpr_index
                    or (o.cpr_index is null or u.cpr_index is null)
                        and (o.birth_date = u.birth_date
                            or (o.birth_date is null or u.birth_date is null) and lower(o.email) = lower(u.email))))
            """;

    private static final String FIND = """
            with u as (select * from organisation_user where organisation_id = :organisation and id = :user),
            likely as (
                select o.id from u join organisation_user o on o.organisation_id = :organisation and o.cpr_index = u.cpr_index
                union select o.id from u join organisation_user o on o.organisation_id = :organisation
                    and o.birth_date = u.birth_date and o.name_ends = u.name_ends
                union select w.user_id from u join user_word w on w.organisation_id = :organisation and w.word = lower(u.email))
            select o.id, o.name, o.email, o.rid, o.state, exists (select from told_apart t
                where t.organisation_id = :organisation and t.one_id = least(u.id, o.id) and t.other_id = greatest(u.id, o.id))
                as apart
            from u, likely join organisation_user o on o.organisation_id = :organisation and o.id = likely.id
            where %s order by apart, o.name collate "da-x-icu", o.id limit :most
            """.formatted(ALIKE);

    private final JdbcClient jdbc;

    LikelyPersons(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Users who can be the same person as this one; last those of whom somebody has said that they are not. */
    List<Likely> of(UUID user) {
        return jdbc.sql(FIND)
                .param("organisation", Tenancy.organisation())
                .param("user", user)
                .param("most", MOST)
                .query(Likely.class)
                .list();
    }

    /** @param apart whether an administrator has said that they are two persons */
    record Likely(
            UUID id,
            String name,
            @Nullable String email,
            @Nullable String rid,
            UserState state,
            boolean apart) {}
}
