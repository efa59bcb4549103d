package dk.ramme.people.need;

import static java.util.stream.Collectors.joining;

import dk.ramme.means.MeansConverter;
import dk.ramme.orders.DeviceOrder;
import dk.ramme.organisation.LoginPolicy;
import dk.ramme.people.EndDates;
import dk.ramme.people.Me;
import dk.ramme.people.Role;
import dk.ramme.people.UserEvent.UsersDeleted;
import dk.ramme.tenancy.Tenancy;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What {@link Attention} says of one user, of how many, and of whom it is new; found by indexes, however many users there are. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class UsersInNeed {

    /** Further than this nobody is counted. */
    public static final int MOST_COUNTED = 1_000;

    private static final Duration SOON = Duration.ofDays(5);
    private static final MeansConverter MEANS = new MeansConverter();

    private static final Pattern PARAMETER = Pattern.compile(":([a-zA-Z]+)");

    /** The same in JPQL, for a query whose organisation is {@code o} and whose user, who is told, is {@code u}. */
    private static final Map<String, String> OF_QUERY = Map.of("organisation", "o.id", "seesDoubts", """
            case when (select count(*) from RoleGrant sees where sees.organisationId = o.id and sees.userId = u.id
                and sees.role = dk.ramme.people.Role.ORGANISATION_ADMINISTRATOR) > 0 then true else false end
            """);

    /** That somebody has become part of a user {@code u}. */
    private static final String HAS_PARTS = "exists (select from organisation_user m"
            + " where m.organisation_id = u.organisation_id and m.merged_into = u.id)";

    /** All there are, for each reason. */
    private static final String FOUND = Attention.reasons().stream()
            .map(reason -> "select distinct id as user_id, '" + reason + "' as reason from ("
                    + reason.lead(Attention.CONCERNED, Attention.reasons(), Integer.MAX_VALUE) + ") of_reason (id)")
            .collect(joining(" union all "));

    private final Me me;
    private final JdbcClient jdbc;
    private final Clock clock;

    UsersInNeed(Me me, JdbcClient jdbc, Clock clock) {
        this.me = me;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * All that is to be said of the user, and when their link ends; nothing of who shall not come in. By hand, though it is one by
     * their id: the reasons are SQL, the same for one as for many.
     */
    public Told of(UUID user, LoginPolicy policy) {
        return ask(
                        "select " + Attention.ofOne() + ", (" + Attention.LINK_END + "), " + HAS_PARTS
                                + " from organisation_user u where u.organisation_id = :organisation"
                                + " and u.id = :user and " + Attention.CONCERNED,
                        policy)
                .param("user", user)
                .query((row, n) -> {
                    var ends = row.getTimestamp(2);
                    return new Told(
                            Stream.of((String[]) row.getArray(1).getArray())
                                    .map(Attention::valueOf)
                                    .toList(),
                            ends == null ? null : ends.toInstant(),
                            row.getBoolean(3));
                })
                .optional()
                .orElse(new Told(List.of(), null, true));
    }

    /** How many need something for each reason, but no more than {@link #MOST_COUNTED} and one; reasons of nobody are not in it. */
    public Map<Attention, Integer> counts(LoginPolicy policy) {
        var counts = new EnumMap<Attention, Integer>(Attention.class);
        var sql = Attention.reasons().stream()
                .map(reason -> "select '" + reason + "' as reason, count(distinct id) as users from ("
                        + lead(reason, MOST_COUNTED + 1) + ") found (id)")
                .collect(joining(" union all "));
        ask(sql, policy).query(row -> {
            if (row.getInt("users") > 0) {
                counts.put(Attention.valueOf(row.getString("reason")), row.getInt("users"));
            }
        });
        return counts;
    }

    /** How many have nothing to log in with, each user once, but no more than {@link #MOST_COUNTED} and one. */
    public int countWithoutWayIn(LoginPolicy policy) {
        return ask(
                        "select least(count(distinct id), " + (MOST_COUNTED + 1) + ") from ("
                                + Attention.leadWithoutWayIn(MOST_COUNTED + 1) + ") found (id)",
                        policy)
                .query(Integer.class)
                .single();
    }

    /**
     * Those whom nobody has been told of as they need somebody now. They are taken once while they need the same, however many nodes
     * ask: the primary key of what was told keeps that.
     */
    public Taken takeNew(LoginPolicy policy) {
        var byReason = new EnumMap<Attention, Integer>(Attention.class);
        var users = new int[1];
        ask("with found as materialized (" + FOUND + """
                ), gone as (
                    delete from need_told t where t.organisation_id = :organisation and not exists (
                        select from found f where f.user_id = t.user_id and f.reason = t.reason)
                ), fresh as (
                    insert into need_told (organisation_id, user_id, reason, told_at)
                    select :organisation, user_id, reason, :now from found
                    on conflict do nothing returning user_id, reason
                )
                select reason, count(*) as needs, (select count(distinct user_id) from fresh) as users from fresh group by reason
                """, policy).query(row -> {
            byReason.put(Attention.valueOf(row.getString("reason")), row.getInt("needs"));
            users[0] = row.getInt("users");
        });
        return new Taken(users[0], byReason);
    }

    /** Whoever is no user any more needs nothing. */
    @EventListener
    void on(UsersDeleted deleted) {
        jdbc.sql("delete from need_told where organisation_id = :organisation and user_id = any(:users)")
                .param("organisation", Tenancy.organisation())
                .param("users", deleted.userIds().toArray(UUID[]::new))
                .update();
    }

    private JdbcClient.StatementSpec ask(String sql, LoginPolicy policy) {
        return jdbc.sql(sql).param("organisation", Tenancy.organisation()).params(parameters(policy));
    }

    private static String lead(Attention reason, int most) {
        return reason.lead(Attention.CONCERNED, Attention.reasons(), most);
    }

    /**
     * How many need something, each user once, but no more than asked for: as a part of a query in JPQL whose organisation is
     * {@code o}, and who is told {@code u}. What is to be known of the policy it looks up itself, since the query is what reads the organisation.
     */
    public static String countInQuery(int most) {
        var sql = "(select count(*) from (select * from ("
                + Attention.ANY.lead(Attention.CONCERNED, Attention.reasons(), most) + ") found limit " + most
                + ") counted)";
        sql = PolicyFacts.lookUp(sql);
        var arguments = PARAMETER
                .matcher(sql)
                .results()
                .map(found -> OF_QUERY.getOrDefault(found.group(1), found.group()))
                .collect(joining(", "));
        return "cast(sql('" + PARAMETER.matcher(sql).replaceAll("?").replace("'", "''") + "', " + arguments
                + ") as Long)";
    }

    /** The moments that conditions and leads compare with. */
    public static Map<String, Object> moments(Instant now) {
        return Map.of("now", now, "lateBefore", DeviceOrder.lateBefore(now), "endsBy", EndDates.toldFrom(now));
    }

    /**
     * What is to be said of one user.
     *
     * @param reasons what weighs most first
     * @param linkEnds of the link that leads to them, if there is one
     * @param parts whether other users have become part of them; true also where it was not asked
     */
    public record Told(List<Attention> reasons, @Nullable Instant linkEnds, boolean parts) {}

    /**
     * What is new.
     *
     * @param users how many it is about
     * @param byReason how many for each reason, in the order in which reasons weigh
     */
    public record Taken(int users, Map<Attention, Integer> byReason) {}

    /** What the conditions and leads need to know beside the organisation. */
    public Map<String, Object> parameters(LoginPolicy policy) {
        var now = clock.instant();
        var privateAllowed = policy.privateMitId();
        return Map.of(
                "now",
                Timestamp.from(now),
                "soon",
                Timestamp.from(now.plus(SOON)),
                "lateBefore",
                Timestamp.from(DeviceOrder.lateBefore(now)),
                "seesDoubts",
                me.holds(Role.ORGANISATION_ADMINISTRATOR),
                "endsBy",
                EndDates.toldFrom(now),
                "privateAllowed",
                privateAllowed,
                "privateShut",
                privateAllowed ? new Boolean[] {false} : new Boolean[] {true, false},
                "consentMissing",
                privateAllowed ? new Boolean[] {true} : new Boolean[] {true, false},
                "unoffered",
                MeansConverter.sets().stream()
                        .filter(set -> Collections.disjoint(set, policy.offeredMeans()))
                        .map(MEANS::convertToDatabaseColumn)
                        .toArray(String[]::new));
    }
}
