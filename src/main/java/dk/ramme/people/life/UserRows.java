package dk.ramme.people.life;

import dk.ramme.organisation.LoginPolicy;
import dk.ramme.people.Hindrance;
import dk.ramme.people.Role;
import dk.ramme.people.User;
import dk.ramme.people.need.WaysIn;
import dk.ramme.tenancy.Tenancy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is done to the rows of many users of the organisation at once, hence SQL: suspended, reopened, deleted, erased. No user who is
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

    /** RID numbers of those who became part of the erased, and what would have parted the erased from others. */
    private static final String ERASE_MERGED = """
            with merges as (delete from user_merge where organisation_id = :organisation and user_id = any(:users))
            update organisation_user set rid = null, version = version + 1
            where organisation_id = :organisation and merged_into = any(:users) and rid is not null
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

    private static final String SUSPEND = """
            update organisation_user u set state = 'SUSPENDED', suspended_at = :now, suspension_reason = given.reason,
                version = version + 1
            from unnest(:users, :reasons) as given (id, reason)
            where u.organisation_id = :organisation and u.id = given.id and u.state = 'ACTIVE'
            """;

    private static final String REOPEN = """
            update organisation_user set state = 'ACTIVE', suspended_at = null, suspension_reason = null,
                ends_on = case when ends_on >= :today then ends_on end, version = version + 1
            where organisation_id = :organisation and id = any(:users) and state = 'SUSPENDED'
            """;

    /** As {@link User#awaitAnew} has it: whoever lost what they logged in with waits for a new link. */
    private static final String AWAIT_ANEW = """
            update organisation_user u set state = 'AWAITING_ACTIVATION', self_activated_at = null, version = version + 1
            where u.organisation_id = :organisation and u.id = any(:users) and u.state = 'ACTIVE' and not %s
            returning u.id
            """.formatted(WaysIn.sql("Now"));

    private static final String ENDED = """
            with chosen as (select e.id as user_id from organisation_user e where e.organisation_id = :organisation
                and e.ends_on < :today and e.state = 'ACTIVE')
            select u.id from organisation_user u
            where u.organisation_id = :organisation and u.ends_on < :today and u.state = 'ACTIVE' and (%s) is null
            order by u.ends_on, u.id limit :most for no key update of u
            """;

    private static final String WAITING = """
            select u.id from organisation_user u
            where u.organisation_id = :organisation and u.ends_on < :today and u.state = 'AWAITING_ACTIVATION'
                and exists (select from link l where l.organisation_id = u.organisation_id and l.subject_id = u.id
                    and l.purpose = 'ACTIVATION' and l.used_at is null and l.revoked_at is null)
            order by u.ends_on, u.id limit :most for no key update of u
            """;

    private final JdbcClient jdbc;

    UserRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Locks some of those whose last day is over, and whom this does not hinder from being suspended. */
    List<UUID> lockEnded(LocalDate today, Hindrance hindrance, int most) {
        return of(ENDED.formatted(hindrance.reason()))
                .params(hindrance.parameters())
                .param("today", today)
                .param("most", most)
                .query(UUID.class)
                .list();
    }

    /** The same of those who wait, by a link that is open. */
    List<UUID> lockWaiting(LocalDate today, int most) {
        return of(WAITING)
                .params(Map.of("today", today, "most", most))
                .query(UUID.class)
                .list();
    }

    /** Those who are active. @param reasons in the order of the users */
    void suspend(List<UUID> users, @Nullable String[] reasons, Instant at) {
        about(SUSPEND, users)
                .params(Map.of("now", Timestamp.from(at), "reasons", reasons))
                .update();
    }

    /** Whoever can log in is active again; a last day that is over counts no more. @return those who cannot, and wait */
    List<UUID> reopen(Collection<UUID> users, LoginPolicy policy, LocalDate today) {
        about(REOPEN, users).param("today", today).update();
        return about(AWAIT_ANEW, users)
                .params(WaysIn.parameters("Now", policy))
                .query(UUID.class)
                .list();
    }

    /** @return what the trail says of each who was not deleted already */
    Map<UUID, Map<String, Object>> delete(Collection<UUID> users, Instant at) {
        var former = new LinkedHashMap<UUID, Map<String, Object>>();
        about(DELETE, users).param("now", Timestamp.from(at)).query(row -> {
            former.put(row.getObject("id", UUID.class), Map.of("from", row.getString("state"), "roles", roles(row)));
        });
        return former;
    }

    private static Set<Role> roles(ResultSet row) throws SQLException {
        return Arrays.stream((String[]) row.getArray("roles").getArray())
                .map(Role::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
    }

    /** Takes what they held, asked for and had chosen. */
    void takeAll(Collection<UUID> users) {
        WHAT_THEY_HELD.forEach(
                rows -> about("delete from " + rows + " = any(:users) and organisation_id = :organisation", users)
                        .update());
    }

    /** With the rights and groups they have, which they get back should they be brought back. */
    void planErasure(Collection<UUID> users, Instant due) {
        about(PLAN_ERASURE, users).param("due", Timestamp.from(due)).update();
    }

    /** Users who are brought back have again what they held. */
    void callOffErasure(Collection<UUID> users, Instant now) {
        about(CALL_OFF, users)
                .param("now", Timestamp.from(now))
                .query(Integer.class)
                .single();
    }

    void bringBack(Collection<UUID> users) {
        about(BRING_BACK, users).update();
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
        about(ERASE_MERGED, erased).update();
        return erased;
    }

    private JdbcClient.StatementSpec about(String sql, Collection<UUID> users) {
        return of(sql).param("users", users.toArray(UUID[]::new));
    }

    private JdbcClient.StatementSpec of(String sql) {
        return jdbc.sql(sql).param("organisation", Tenancy.organisation());
    }
}
