package dk.ramme.people;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The groups of the organisation and who is in them. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class Groups {

    public static final int PAGE = 50;

    private static final String GROUP = "select id, name from user_group";

    private final JdbcClient jdbc;

    Groups(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By name in Danish order. */
    public List<UserGroup> all() {
        return jdbc.sql(GROUP + " order by name collate \"da-x-icu\"")
                .query(UserGroup.class)
                .list();
    }

    public Optional<UserGroup> find(UUID id) {
        return jdbc.sql(GROUP + " where id = :id")
                .param("id", id)
                .query(UserGroup.class)
                .optional();
    }

    /** The group, which nobody else changes or deletes before the end of the transaction. */
    public Optional<UserGroup> lock(UUID id) {
        return jdbc.sql(GROUP + " where id = :id for update")
                .param("id", id)
                .query(UserGroup.class)
                .optional();
    }

    /** The groups the user is in, by name in Danish order. */
    public List<UserGroup> of(UUID organisation, UUID user) {
        return jdbc.sql("""
                select g.id, g.name from group_member m join user_group g
                    on g.organisation_id = m.organisation_id and g.id = m.group_id
                where m.organisation_id = :organisation and m.user_id = :user order by g.name collate "da-x-icu"
                """)
                .param("organisation", organisation)
                .param("user", user)
                .query(UserGroup.class)
                .list();
    }

    /** Each with how many are in it. */
    public List<Counted> counted() {
        return jdbc.sql("""
                select g.id, g.name, (select count(*) from group_member m
                    where m.organisation_id = g.organisation_id and m.group_id = g.id) as members
                from user_group g order by g.name collate "da-x-icu"
                """).query(Counted.class).list();
    }

    public int members(UUID organisation, UUID group) {
        return jdbc.sql("select count(*) from group_member where organisation_id = :organisation and group_id = :group")
                .param("organisation", organisation)
                .param("group", group)
                .query(Integer.class)
                .single();
    }

    /** Whether anybody in the group can be activated. */
    public boolean awaits(UUID organisation, UUID group) {
        return jdbc.sql("""
                select exists (select 1 from group_member m join organisation_user u
                        on u.organisation_id = m.organisation_id and u.id = m.user_id
                    where m.organisation_id = :organisation and m.group_id = :group and u.state = 'DEACTIVATED')
                """)
                .param("organisation", organisation)
                .param("group", group)
                .query(Boolean.class)
                .single();
    }

    /** Everybody who is in the group. */
    public List<UUID> memberIds(UUID organisation, UUID group) {
        return jdbc.sql("select user_id from group_member where organisation_id = :organisation and group_id = :group")
                .param("organisation", organisation)
                .param("group", group)
                .query(UUID.class)
                .list();
    }

    /** Members by name in Danish order, one more than a page holds; those after this one, if any is named. */
    public List<Member> members(UUID organisation, UUID group, @Nullable UUID after) {
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

    public void create(UUID id, UUID organisation, String name, Instant at) {
        jdbc.sql(
                        "insert into user_group (id, organisation_id, name, created_at) values (:id, :organisation, :name, :at)")
                .param("id", id)
                .param("organisation", organisation)
                .param("name", name)
                .param("at", Timestamp.from(at))
                .update();
    }

    public void rename(UUID id, String name) {
        jdbc.sql("update user_group set name = :name, version = version + 1 where id = :id")
                .param("name", name)
                .param("id", id)
                .update();
    }

    public void delete(UUID id) {
        jdbc.sql("delete from user_group where id = :id").param("id", id).update();
    }

    /** Puts these users in the group. @return those who were not in it */
    public List<UUID> add(UUID organisation, UUID group, Narrowing which, Instant at) {
        return jdbc.sql("""
                insert into group_member (organisation_id, group_id, user_id, since)
                select u.organisation_id, :intoGroup, u.id, :at from organisation_user u
                where u.organisation_id = :organisation and u.state <> 'DELETED' and
                """ + which.condition() + " order by u.id on conflict do nothing returning user_id")
                .params(which.parameters())
                .param("organisation", organisation)
                .param("intoGroup", group)
                .param("at", Timestamp.from(at))
                .query(UUID.class)
                .list();
    }

    /** Takes these users out of the group. @return those who were in it */
    public List<UUID> remove(UUID organisation, UUID group, Collection<UUID> users) {
        return jdbc.sql("""
                delete from group_member
                where organisation_id = :organisation and group_id = :group and user_id = any(:users) returning user_id
                """)
                .param("organisation", organisation)
                .param("group", group)
                .param("users", users.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }

    /** A group and how many are in it. */
    public record Counted(UUID id, String name, int members) {}

    /** A user of a group. */
    public record Member(UUID id, String name, @Nullable String email, UserState state) {}
}
