package dk.ramme.people.merging;

import dk.ramme.people.Role;
import dk.ramme.people.UserState;
import dk.ramme.tenancy.Tenancy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is read and written of two users at once, hence SQL. The kept one is no entity of the transaction before this is written,
 * and the other one never.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class MergeRows {

    /** Whoever has proved who they are, or has come further on the way to it, is the one that is kept: nobody gets their login. */
    private static final String RANK = """
            case when exists (select from bound_identity b where b.organisation_id = %1$s.organisation_id and b.user_id = %1$s.id)
                    or %1$s.state in ('ACTIVE', 'SUSPENDED') then 2
                when %1$s.state = 'AWAITING_ACTIVATION' then 1 else 0 end
            """;

    private static final String ROLES =
            "array(select r.role from user_role r where r.organisation_id = %1$s.organisation_id and r.user_id = %1$s.id)";

    private static final String PAIR = """
            select u.id as kept, o.id as gone, u.version as kept_version, o.version as gone_version, u.state as kept_state,
                o.state as gone_state, u.rid as kept_rid, o.rid as gone_rid, o.email as gone_email,
                coalesce(o.merged_into = u.id or u.merged_into = o.id, false) as merged,
                u.name as kept_name, o.name as gone_name,
            """ + LikelyPersons.ALIKE + " as alike, " + RANK.formatted("u")
            + " as kept_rank, " + RANK.formatted("o")
            + " as gone_rank, " + ROLES.formatted("u") + " as kept_roles, " + ROLES.formatted("o") + " as gone_roles"
            + " from organisation_user u join organisation_user o on o.organisation_id = u.organisation_id and o.id = :gone"
            + " where u.organisation_id = :organisation and u.id = :kept and o.id <> u.id";

    private static final String GAIN_RIGHTS = """
            insert into user_right (organisation_id, user_id, name, code, origin, given_at)
            select r.organisation_id, :kept, r.name, r.code, r.origin, r.given_at from user_right r
            where r.organisation_id = :organisation and r.user_id = :gone
                and not exists (select from user_right h where h.organisation_id = r.organisation_id and h.user_id = :kept
                    and h.code = r.code)
            on conflict do nothing returning name
            """;

    private static final String GAIN_GROUPS = """
            insert into group_member (organisation_id, group_id, user_id, since)
            select m.organisation_id, m.group_id, :kept, :at from group_member m
            where m.organisation_id = :organisation and m.user_id = :gone
            on conflict do nothing returning group_id
            """;

    private static final String FOLLOW = """
            update organisation_user set merged_into = :to, version = version + 1
            where organisation_id = :organisation and merged_into = :from and id <> :gone returning id
            """;

    private static final String RESTORE = """
            update organisation_user set state = :state, deleted_at = null, merged_into = null, version = version + 1
            where organisation_id = :organisation and id = :gone
            """;

    private final JdbcClient jdbc;

    MergeRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Locks both, always in one order. @return how many of them the organisation has */
    int lock(UUID one, UUID other) {
        return jdbc.sql(
                        "select id from organisation_user where organisation_id = :organisation and id in (:one, :other)"
                                + " order by id for no key update")
                .param("organisation", Tenancy.organisation())
                .param("one", one)
                .param("other", other)
                .query(UUID.class)
                .list()
                .size();
    }

    /** How two users stand to one another; empty when the organisation has not both, or they are one. */
    Optional<Pair> find(UUID kept, UUID gone) {
        return pair(PAIR, kept, gone).query(MergeRows::pair).optional();
    }

    List<String> gainRights(UUID kept, UUID gone) {
        return pair(GAIN_RIGHTS, kept, gone).query(String.class).list();
    }

    List<UUID> gainGroups(UUID kept, UUID gone, Instant at) {
        return pair(GAIN_GROUPS, kept, gone)
                .param("at", Timestamp.from(at))
                .query(UUID.class)
                .list();
    }

    /** Who had become part of the one is part of the other now. */
    List<UUID> follow(UUID from, UUID to) {
        return jdbc.sql(FOLLOW)
                .param("organisation", Tenancy.organisation())
                .param("from", from)
                .param("to", to)
                .param("gone", from)
                .query(UUID.class)
                .list();
    }

    /** Marks the one as part of the other, who has changed. @param rid goes with it, when the other has none */
    void merge(UUID kept, UUID gone, @Nullable String rid) {
        pair(
                        "update organisation_user set merged_into = :kept, version = version + 1"
                                + (rid == null ? "" : ", rid = null")
                                + " where organisation_id = :organisation and id = :gone",
                        kept,
                        gone)
                .update();
        change(kept, rid);
    }

    /** The user has changed, and has this RID number if it had none. */
    private void change(UUID kept, @Nullable String rid) {
        jdbc.sql("update organisation_user set rid = coalesce(rid, :rid), version = version + 1"
                        + " where organisation_id = :organisation and id = :kept")
                .param("organisation", Tenancy.organisation())
                .param("kept", kept)
                .param("rid", rid)
                .update();
    }

    /** What the kept one gained goes, and the other is a user again. */
    void part(UserMerge merge) {
        jdbc.sql(
                        "delete from user_right where organisation_id = :organisation and user_id = :kept and name = any(:names)")
                .param("organisation", Tenancy.organisation())
                .param("kept", merge.keptId())
                .param("names", merge.gainedRights().toArray(String[]::new))
                .update();
        jdbc.sql(
                        "delete from group_member where organisation_id = :organisation and user_id = :kept and group_id = any(:groups)")
                .param("organisation", Tenancy.organisation())
                .param("kept", merge.keptId())
                .param("groups", merge.gainedGroups().toArray(UUID[]::new))
                .update();
        var rid = merge.isRidMoved() ? takeRid(merge.keptId()) : null;
        if (rid == null) change(merge.keptId(), null);
        jdbc.sql(RESTORE)
                .param("organisation", Tenancy.organisation())
                .param("state", merge.formerState().name())
                .param("gone", merge.userId())
                .update();
        if (rid != null) change(merge.userId(), rid);
        jdbc.sql("update organisation_user set merged_into = :gone, version = version + 1"
                        + " where organisation_id = :organisation and id = any(:followed)")
                .param("organisation", Tenancy.organisation())
                .param("gone", merge.userId())
                .param("followed", merge.followed().toArray(UUID[]::new))
                .update();
    }

    private @Nullable String takeRid(UUID user) {
        return jdbc.sql("""
                with former as (select id, rid from organisation_user where organisation_id = :organisation and id = :user)
                update organisation_user u set rid = null, version = version + 1 from former
                where u.organisation_id = :organisation and u.id = former.id returning former.rid
                """)
                .param("organisation", Tenancy.organisation())
                .param("user", user)
                .query(String.class)
                .single();
    }

    private JdbcClient.StatementSpec pair(String sql, UUID kept, UUID gone) {
        return jdbc.sql(sql)
                .param("organisation", Tenancy.organisation())
                .param("kept", kept)
                .param("gone", gone);
    }

    private static Pair pair(ResultSet row, int number) throws SQLException {
        return new Pair(
                side(row, "kept"),
                side(row, "gone"),
                row.getString("gone_email"),
                row.getBoolean("merged"),
                row.getBoolean("alike"));
    }

    private static Side side(ResultSet row, String which) throws SQLException {
        var roles = EnumSet.noneOf(Role.class);
        Arrays.stream((String[]) row.getArray(which + "_roles").getArray())
                .map(Role::valueOf)
                .forEach(roles::add);
        return new Side(
                row.getObject(which, UUID.class),
                row.getString(which + "_name"),
                row.getInt(which + "_version"),
                UserState.valueOf(row.getString(which + "_state")),
                row.getString(which + "_rid"),
                row.getInt(which + "_rank"),
                roles);
    }

    /**
     * Two users of whom one is to be kept.
     *
     * @param goneEmail address of the other
     * @param merged whether one has become part of the other already
     * @param alike whether they can be one person
     */
    record Pair(Side kept, Side gone, @Nullable String goneEmail, boolean merged, boolean alike) {

        boolean isOver() {
            return kept.state == UserState.DELETED || gone.state == UserState.DELETED;
        }

        boolean administers() {
            return !kept.roles.isEmpty() || !gone.roles.isEmpty();
        }
    }

    /** @param rank how far they have come to proving who they are: 2 when they have */
    record Side(
            UUID id,
            String name,
            int version,
            UserState state,
            @Nullable String rid,
            int rank,
            Set<Role> roles) {

        boolean hasProved() {
            return rank > 1;
        }
    }
}
