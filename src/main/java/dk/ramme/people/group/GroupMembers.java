package dk.ramme.people.group;

import dk.ramme.people.UserParts;
import dk.ramme.people.UserState;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Members of groups, many at a time: a group may hold tens of thousands, who are never in memory as entities. The group is
 * locked by whoever changes them.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class GroupMembers {

    static final int PAGE = 50;

    private final JdbcClient jdbc;

    GroupMembers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Members by name in Danish order, one more than a page holds; those after this one, if any is named. */
    List<Member> page(UUID organisation, UUID group, @Nullable UUID after) {
        var parameters = new HashMap<String, Object>();
        parameters.put("organisation", organisation);
        parameters.put("group", group);
        if (after != null) {
            parameters.put("after", after);
        }
        return jdbc.sql("""
                select u.id, u.name, u.email, u.state from group_member m join organisation_user u
                    on u.organisation_id = m.organisation_id and u.id = m.user_id
                where m.organisation_id = :organisation and m.group_id = :group
                """ + (after == null ? "" : """
                and (u.name collate "da-x-icu", u.id) >
                    (select k.name collate "da-x-icu", k.id from organisation_user k where k.id = :after)
                """) + " order by u.name collate \"da-x-icu\", u.id limit "
                        + (PAGE + 1))
                .params(parameters)
                .query(Member.class)
                .list();
    }

    /** Puts these users in the group; who is in it already stays. @return those who were not in it */
    List<UUID> add(UUID organisation, UUID group, Collection<UUID> users, Instant at) {
        return jdbc.sql("""
                with put as (insert into group_member (organisation_id, group_id, user_id, since)
                select u.organisation_id, :group, u.id, :at from organisation_user u
                where u.organisation_id = :organisation and u.id = any(:users) and u.state <> 'DELETED'
                order by u.id on conflict do nothing returning user_id)
                """ + UserParts.CHANGED)
                .param("organisation", organisation)
                .param("group", group)
                .param("users", users.toArray(UUID[]::new))
                .param("at", Timestamp.from(at))
                .query(UUID.class)
                .list();
    }

    /** Takes these users out of the group. @return those who were in it */
    List<UUID> remove(UUID organisation, UUID group, Collection<UUID> users) {
        return jdbc.sql("""
                with put as (delete from group_member
                where organisation_id = :organisation and group_id = :group and user_id = any(:users) returning user_id)
                """ + UserParts.CHANGED)
                .param("organisation", organisation)
                .param("group", group)
                .param("users", users.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }

    /** A user of a group. */
    record Member(UUID id, String name, @Nullable String email, UserState state) {}
}
