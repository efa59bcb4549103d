package dk.ramme.people.life;

import dk.ramme.people.Role;
import dk.ramme.people.User;
import dk.ramme.tenancy.Tenancy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is done to the rows of many users of the organisation at once, hence SQL: deleted, erased, counted anew. No user who is
 * changed so is loaded in that transaction. One user changes as {@link User} says.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class UserRows {

    /** Every state but DELETED leads to DELETED. The name stays until it is erased. */
    private static final String DELETE = """
            with held as (
                select u.id, u.state, array(select role from user_role r
                    where r.organisation_id = u.organisation_id and r.user_id = u.id) as roles
                from organisation_user u
                where u.organisation_id = :organisation and u.id = any(:users) and u.state <> 'DELETED'),
            deleted as (
                update organisation_user u set state = 'DELETED', deleted_at = :now, consented_at = null,
                    consent_text = null, consent_withdrawn_at = null, suspension_reason = null, version = version + 1
                from held where u.id = held.id)
            select id, state, roles from held
            """;

    private static final List<String> WHAT_THEY_HELD = List.of(
            "user_role where user_id",
            "user_right where user_id",
            "bound_identity where user_id",
            "group_member where user_id",
            "role_request where user_id",
            "selected_user where user_id",
            "selected_user where owner_id",
            "selected_filter where owner_id");

    private static final String ERASE = """
            with due as (delete from user_erasure where due_at <= :now returning organisation_id, user_id)
            update organisation_user u set name = '–', email = null, cpr_sealed = null, cpr_index = null,
                cpr_index_key = null, birth_date = null, suspension_reason = null, telephone = null,
                production_unit = null, se_number = null, pseudonym = null, ends_on = null, version = version + 1,
                rid = case when u.merged_into is null then null else u.rid end
            from due where due.organisation_id = u.organisation_id and due.user_id = u.id and u.state = 'DELETED'
            returning u.id
            """;

    /** RID numbers of those who became part of the erased. */
    private static final String ERASE_MERGED = """
            update organisation_user set rid = null, version = version + 1
            where organisation_id = :organisation and merged_into = any(:erased) and rid is not null
            """;

    private static final String PLAN_ERASURE = """
            insert into user_erasure (organisation_id, user_id, due_at, held_rights, held_groups)
            select :organisation, one, :due,
                (select jsonb_agg(jsonb_build_object('name', r.name, 'code', r.code, 'origin', r.origin, 'given_at', r.given_at))
                    from user_right r where r.organisation_id = :organisation and r.user_id = one),
                (select array_agg(m.group_id) from group_member m where m.organisation_id = :organisation and m.user_id = one)
            from unnest(:users) as one
            """;

    /** Of a group that is no more nothing comes back. */
    private static final String CALL_OFF = """
            with called_off as (
                delete from user_erasure where organisation_id = :organisation and user_id = any(:users) and due_at > :now
                returning user_id, held_rights, held_groups),
            rights as (
                insert into user_right (organisation_id, user_id, name, code, origin, given_at)
                select :organisation, called_off.user_id, r.name, r.code, r.origin, r.given_at from called_off,
                    jsonb_to_recordset(held_rights) as r (name text, code text, origin text, given_at timestamptz)
                on conflict do nothing),
            groups as (
                insert into group_member (organisation_id, group_id, user_id, since)
                select :organisation, g.id, called_off.user_id, :now from called_off
                    join user_group g on g.organisation_id = :organisation and g.id = any(held_groups)
                on conflict do nothing)
            select count(*) from called_off
            """;

    /** As they came, and nobody is appointed any more. */
    private static final String BRING_BACK = """
            update organisation_user set state = 'DEACTIVATED', deleted_at = null, suspended_at = null,
                origin = case origin when 'APPOINTED' then 'CREATED' else origin end, self_activated_at = null,
                private_mitid_offered = false, separate_means = '', activated_by = null, activated_at = null,
                consented_at = null, consent_text = null, consent_declined_at = null, consent_withdrawn_at = null,
                version = version + 1
            where organisation_id = :organisation and id = any(:users) and state = 'DELETED'
            """;

    private static final String RECOUNT_TWINS = """
            update organisation_user u set twin = not u.twin
            from (select one.id, shared.cpr_index is not null and exists (select from organisation_user o
                    where o.organisation_id = :organisation and o.cpr_index = one.cpr_index and o.id <> one.id
                        and o.state <> 'DELETED' and o.name_ends = one.name_ends)
                    and stands_twice(:organisation, one.id, shared.cpr_index, one.name_ends) as twin
                from organisation_user one left join (select cpr_index from organisation_user
                    where organisation_id = :organisation and cpr_index is not null and state <> 'DELETED'
                    group by cpr_index having count(*) > 1) shared
                    on shared.cpr_index = one.cpr_index and one.state <> 'DELETED'
                where one.organisation_id = :organisation) counted
            where u.organisation_id = :organisation and u.id = counted.id and u.twin <> counted.twin
            """;

    private final JdbcClient jdbc;

    UserRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Locks the next of all who are not deleted. @param after whoever was last */
    List<UUID> lockNext(UUID after, int most) {
        return jdbc.sql("select id from organisation_user where organisation_id = :organisation and id > :after"
                        + " and state <> 'DELETED' order by id limit :most for no key update")
                .param("organisation", Tenancy.organisation())
                .param("after", after)
                .param("most", most)
                .query(UUID.class)
                .list();
    }

    /** @return what the trail says of each who was not deleted already */
    Map<UUID, Map<String, Object>> delete(Collection<UUID> users, Instant at) {
        var former = new LinkedHashMap<UUID, Map<String, Object>>();
        jdbc.sql(DELETE)
                .param("organisation", Tenancy.organisation())
                .param("users", users.toArray(UUID[]::new))
                .param("now", Timestamp.from(at))
                .query(row -> {
                    former.put(
                            row.getObject("id", UUID.class),
                            Map.of("from", row.getString("state"), "roles", roles(row)));
                });
        return former;
    }

    private static Set<Role> roles(ResultSet row) throws SQLException {
        var roles = EnumSet.noneOf(Role.class);
        Arrays.stream((String[]) row.getArray("roles").getArray())
                .map(Role::valueOf)
                .forEach(roles::add);
        return roles;
    }

    /** Takes what they held, asked for and had chosen. */
    void takeAll(Collection<UUID> users) {
        WHAT_THEY_HELD.forEach(
                rows -> jdbc.sql("delete from " + rows + " = any(:users) and organisation_id = :organisation")
                        .param("users", users.toArray(UUID[]::new))
                        .param("organisation", Tenancy.organisation())
                        .update());
    }

    /** With the rights and groups they have, which they get back should they be brought back. */
    void planErasure(Collection<UUID> users, Instant due) {
        jdbc.sql(PLAN_ERASURE)
                .param("organisation", Tenancy.organisation())
                .param("users", users.toArray(UUID[]::new))
                .param("due", Timestamp.from(due))
                .update();
    }

    /** Users who are brought back have again what they held. */
    void callOffErasure(Collection<UUID> users, Instant now) {
        jdbc.sql(CALL_OFF)
                .param("organisation", Tenancy.organisation())
                .param("users", users.toArray(UUID[]::new))
                .param("now", Timestamp.from(now))
                .query(Integer.class)
                .single();
    }

    void bringBack(Collection<UUID> users) {
        jdbc.sql(BRING_BACK)
                .param("organisation", Tenancy.organisation())
                .param("users", users.toArray(UUID[]::new))
                .update();
    }

    /** When a user is erased; empty when they are already, or are not deleted. */
    Optional<Instant> dueErasure(UUID user, Instant now) {
        return jdbc.sql("select due_at from user_erasure"
                        + " where organisation_id = :organisation and user_id = :user and due_at > :now")
                .param("organisation", Tenancy.organisation())
                .param("user", user)
                .param("now", Timestamp.from(now))
                .query((row, number) -> row.getTimestamp("due_at").toInstant())
                .optional();
    }

    /** Those with users who are to be erased by now. */
    List<UUID> organisationsToErase(Instant now) {
        return jdbc.sql("select distinct organisation_id from user_erasure where due_at <= :now")
                .param("now", Timestamp.from(now))
                .query(UUID.class)
                .list();
    }

    /**
     * Name, address, CPR number, birth date and RID number go; the RID number of whoever became part of another user goes with
     * that one. @return whose
     */
    List<UUID> eraseDue(Instant now) {
        var erased = jdbc.sql(ERASE)
                .param("now", Timestamp.from(now))
                .query(UUID.class)
                .list();
        for (var rows : List.of(
                ERASE_MERGED,
                "delete from user_merge where organisation_id = :organisation and user_id = any(:erased)")) {
            jdbc.sql(rows)
                    .param("organisation", Tenancy.organisation())
                    .param("erased", erased.toArray(UUID[]::new))
                    .update();
        }
        return erased;
    }

    /** Puts right who is marked as standing twice. */
    void recountTwins() {
        jdbc.sql(RECOUNT_TWINS).param("organisation", Tenancy.organisation()).update();
    }
}
