package dk.ramme.granting;

import dk.ramme.rights.KnownRight;
import dk.ramme.rights.UserRight;
import dk.ramme.tenancy.Tenancy;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which rights the groups of the organisation have. A member has them by being in the group: no row says so. What is
 * ticked is given and taken a set at a time; the key of the table keeps each right of a group once.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class GroupRights {

    private final JdbcClient jdbc;

    GroupRights(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By name in Danish order. */
    List<UserRight> of(UUID group) {
        return jdbc.sql("""
                select k.code, k.name, k.name_en, false as imported from group_right r join known_right k on k.code = r.code
                where r.organisation_id = :organisation and r.group_id = :group order by k.name collate "da-x-icu"
                """)
                .param("organisation", Tenancy.organisation())
                .param("group", group)
                .query(UserRight.class)
                .list();
    }

    /** The rights a user has by being in groups. */
    List<Inherited> inheritedBy(UUID user) {
        return jdbc.sql("""
                select k.code, k.name, k.name_en, g.id as group_id, g.name as group_name
                from group_member m
                    join group_right r on r.organisation_id = m.organisation_id and r.group_id = m.group_id
                    join user_group g on g.organisation_id = m.organisation_id and g.id = m.group_id
                    join known_right k on k.code = r.code
                where m.organisation_id = :organisation and m.user_id = :user
                order by k.name collate "da-x-icu", g.name collate "da-x-icu"
                """)
                .param("organisation", Tenancy.organisation())
                .param("user", user)
                .query(Inherited.class)
                .list();
    }

    void give(UUID group, Collection<String> codes, Instant at) {
        jdbc.sql("""
                insert into group_right (organisation_id, group_id, code, given_at)
                select :organisation, :group, code, :at from known_right where code = any(:codes) on conflict do nothing
                """)
                .param("organisation", Tenancy.organisation())
                .param("group", group)
                .param("codes", codes.toArray(String[]::new))
                .param("at", Timestamp.from(at))
                .update();
    }

    void take(UUID group, Collection<String> codes) {
        jdbc.sql(
                        "delete from group_right where organisation_id = :organisation and group_id = :group and code = any(:codes)")
                .param("organisation", Tenancy.organisation())
                .param("group", group)
                .param("codes", codes.toArray(String[]::new))
                .update();
    }

    /** A right and the group it comes by. */
    record Inherited(String code, String name, String nameEn, UUID groupId, String groupName) {

        public String name(Locale locale) {
            return new KnownRight(code, name, nameEn, "", "", "").name(locale);
        }
    }
}
