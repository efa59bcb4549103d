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

    private static final int MOST = 20;

    /**
     * That a user {@code u} and another {@code o} can be one person. The one rule of it: their names fit, and so do their CPR numbers; or
     * their birth dates, where they have not two numbers that tell them apart; or their addresses, where not both birth dates are known.
     * Of a number that was typed it tells no more than the mark that a user stands twice: names have to fit first (U8).
     */
    private static final String ALIKE = """
            (o.organisation_id = u.organisation_id and o.id <> u.id and o.state <> 'DELETED' and u.state <> 'DELETED'
                and o.name_ends = u.name_ends
                and (o.cpr_index = u.cpr_index
                    or (o.cpr_index is null or u.cpr_index is null)
                        and (o.birth_date = u.birth_date
                            or (o.birth_date is null or u.birth_date is null) and lower(o.email) = lower(u.email))))
            """;

    private static final String LIKELY = """
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
            """ + ALIKE + " as alike, " + RANK.formatted("u")
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

    private final JdbcClient jdbc;

    MergeRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Users who can be the same person as this one; last those of whom somebody has said that they are not. */
    List<Comparing.Likely> likely(UUID user) {
        return of(LIKELY)
                .param("user", user)
                .param("most", MOST)
                .query(Comparing.Likely.class)
                .list();
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
        return of(FOLLOW)
                .param("from", from)
                .param("to", to)
                .param("gone", from)
                .query(UUID.class)
                .list();
    }

    /** Nobody is asked any more whether the one may stand twice; a third is found again at night. */
    void forgetAlike(UUID kept, UUID gone) {
        pair(
                        "update organisation_user set alike = false"
                                + " where organisation_id = :organisation and id in (:kept, :gone) and alike",
                        kept,
                        gone)
                .update();
    }

    private JdbcClient.StatementSpec pair(String sql, UUID kept, UUID gone) {
        return of(sql).param("kept", kept).param("gone", gone);
    }

    private JdbcClient.StatementSpec of(String sql) {
        return jdbc.sql(sql).param("organisation", Tenancy.organisation());
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
