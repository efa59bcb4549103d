package dk.ramme.people;

import dk.ramme.tenancy.Tenancy;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Roles, rights and groups are rows of their own and part of a user all the same: whoever would undo what was done to the user
 * sees at once that they have changed (B2). Whoever changes one says so here, and many are changed here, by statements: a group
 * may hold tens of thousands, who are never in memory.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class UserParts {

    /** In a statement that has put those concerned in a table {@code put (user_id)}; it gives their ids back. */
    private static final String CHANGED = " update organisation_user u set version = u.version + 1 from put"
            + " where u.organisation_id = :organisation and u.id = put.user_id returning u.id";

    private final EntityManager entities;
    private final JdbcClient jdbc;

    UserParts(EntityManager entities, JdbcClient jdbc) {
        this.entities = entities;
        this.jdbc = jdbc;
    }

    public void changed(User user) {
        entities.lock(user, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
    }

    /** The same of many, who are no entities of the transaction. */
    public void changed(Collection<UUID> users) {
        change("with put as (select user_id from unnest(cast(:users as uuid[])) as user_id)")
                .param("users", users.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }

    /** Puts these users in the group, which is locked; who is in it already stays. @return those who were not in it */
    public List<UUID> join(UUID group, Collection<UUID> users, Instant at) {
        return change("""
                with put as (insert into group_member (organisation_id, group_id, user_id, since)
                select u.organisation_id, :group, u.id, :at from organisation_user u
                where u.organisation_id = :organisation and u.id = any(:users) and u.state <> 'DELETED'
                order by u.id on conflict do nothing returning user_id)
                """)
                .param("group", group)
                .param("users", users.toArray(UUID[]::new))
                .param("at", Timestamp.from(at))
                .query(UUID.class)
                .list();
    }

    /** Takes these users out of the group, which is locked. @return those who were in it */
    public List<UUID> leave(UUID group, Collection<UUID> users) {
        return change("""
                with put as (delete from group_member
                where organisation_id = :organisation and group_id = :group and user_id = any(:users) returning user_id)
                """)
                .param("group", group)
                .param("users", users.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }

    /** Members of a group by name in Danish order; those after this one, if any is named. */
    public List<Member> members(UUID group, @Nullable UUID after, int most) {
        return of("""
                select u.id, u.name, u.email, u.state from group_member m join organisation_user u
                    on u.organisation_id = m.organisation_id and u.id = m.user_id
                where m.organisation_id = :organisation and m.group_id = :group
                """ + (after == null ? "" : """
                and (u.name collate "da-x-icu", u.id) >
                    (select k.name collate "da-x-icu", k.id from organisation_user k where k.id = :after)
                """) + " order by u.name collate \"da-x-icu\", u.id limit " + most)
                .param("group", group)
                .param("after", after)
                .query(Member.class)
                .list();
    }

    private JdbcClient.StatementSpec change(String put) {
        return of(put + CHANGED);
    }

    private JdbcClient.StatementSpec of(String sql) {
        return jdbc.sql(sql).param("organisation", Tenancy.organisation());
    }

    /** A user of a group. */
    public record Member(UUID id, String name, @Nullable String email, UserState state) {}
}
