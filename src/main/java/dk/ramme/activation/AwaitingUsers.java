package dk.ramme.activation;

import dk.ramme.activation.CodesForMany.Refusal;
import dk.ramme.people.Me;
import dk.ramme.people.UserCondition;
import dk.ramme.people.list.UserFilters;
import dk.ramme.people.need.Attention;
import dk.ramme.people.need.UsersInNeed;
import dk.ramme.tenancy.Tenancy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who has been activated and has not come yet (A4): those who were activated first at the top. Walked by key, and counted no
 * further than anybody reads a number for.
 */
@Service
class AwaitingUsers {

    static final int PAGE = 50;
    static final int MOST_COUNTED = 10_000;

    private static final int LOT = 2_000;

    private static final String FROM = """
            from organisation_user u left join link l on l.organisation_id = u.organisation_id
                and l.purpose = 'ACTIVATION' and l.subject_id = u.id and l.used_at is null and l.revoked_at is null
            where
            """;

    /** A role waits for them, and whoever acts gives none (U7). */
    private static final String WAITS_FOR_ROLE = """
            not :givesRoles and exists (select from user_role r
                    where r.organisation_id = u.organisation_id and r.user_id = u.id)""";

    private static final String CODES = """
            select u.id, u.name, case
                when u.state <> 'AWAITING_ACTIVATION' or u.cpr_sealed is not null or u.birth_date is null
                    or u.identified_at is not null then 'NOT_NEEDED'
                when %s then 'WAITS_FOR_ROLE'
                when exists (select from activation_code c where c.organisation_id = u.organisation_id and c.user_id = u.id
                    and c.used_at is null and c.revoked_at is null and c.created_at > :seen) then 'MADE_MEANWHILE' end as refusal
            from organisation_user u where u.organisation_id = :organisation and u.id = any(:users)
            """.formatted(WAITS_FOR_ROLE);

    private final JdbcClient jdbc;
    private final UserFilters filters;
    private final UsersInNeed inNeed;
    private final Me me;
    private final Clock clock;

    AwaitingUsers(JdbcClient jdbc, UserFilters filters, UsersInNeed inNeed, Me me, Clock clock) {
        this.jdbc = jdbc;
        this.filters = filters;
        this.inNeed = inNeed;
        this.me = me;
        this.clock = clock;
    }

    /** A page of them, and one more where there is one. */
    @Transactional(readOnly = true)
    public List<Row> page(WaitingQuery query) {
        return rows(query, query.after(), PAGE + 1);
    }

    /** Those of the list after this one, in its order: for whoever reads it to its end. */
    @Transactional(readOnly = true)
    public List<Row> exported(WaitingQuery query, @Nullable UUID after) {
        return rows(query, after, LOT);
    }

    private List<Row> rows(WaitingQuery query, @Nullable UUID after, int most) {
        var shown = shown(query);
        return jdbc.sql("select u.id, u.name, u.email, l.expires_at, u.identified_at is not null as identified, "
                        + "u.cpr_sealed is null and u.identified_at is null as needs_code, "
                        + WaitingQuery.Show.ASKED.condition()
                        + " as asked, " + Attention.ofOne() + " as attention " + FROM + shown.condition() + """
                         and (cast(:after as uuid) is null or (u.activated_at, u.id) > (
                            select k.activated_at, k.id from organisation_user k where k.id = :after))
                        order by u.activated_at, u.id limit :most
                        """)
                .params(shown.parameters())
                .param("after", after)
                .param("most", most)
                .query(AwaitingUsers::row)
                .list();
    }

    /** How many they are, but no more than {@link #MOST_COUNTED} and one. */
    @Transactional(readOnly = true)
    public int count(WaitingQuery query) {
        return counting("select " + counted(query), shown(query))
                .query(Integer.class)
                .single();
    }

    /** Those of whom somebody should know, asked at once; as many as the list counts. */
    @Transactional(readOnly = true)
    public Stuck stuck() {
        var overdue = WaitingQuery.of(WaitingQuery.Show.EXPIRED);
        var asked = WaitingQuery.of(WaitingQuery.Show.ASKED);
        return counting(
                        "select (" + counted(overdue) + ") as overdue, (" + counted(asked) + ") as asked",
                        shown(overdue))
                .query(Stuck.class)
                .single();
    }

    private JdbcClient.StatementSpec counting(String select, UserCondition shown) {
        return jdbc.sql(select).params(shown.parameters()).param("most", MOST_COUNTED + 1);
    }

    /** Those whose link is no good are found by indexes, however many wait; the others by the one over all who wait. */
    private String counted(WaitingQuery query) {
        var lead =
                query.filter().equals(WaitingQuery.EVERYBODY) ? query.narrowed().lead(MOST_COUNTED + 1) : null;
        return "(select count(*) from (select * from ("
                + (lead == null
                        ? "select u.id from organisation_user u where "
                                + shown(query).condition()
                        : lead)
                + ") found limit :most) t)";
    }

    /** Whom the list shows, as a condition over {@code organisation_user u}. */
    @Transactional(propagation = Propagation.MANDATORY)
    public UserCondition shown(WaitingQuery query) {
        var parameters = new HashMap<String, @Nullable Object>(
                inNeed.parameters(me.organisation().loginPolicy()));
        parameters.put("organisation", Tenancy.organisation());
        return filters.of(query.filter()).and(new UserCondition(query.narrowed().condition(), parameters));
    }

    /** The users by name, each with what stands against a temporary code; {@link ActivationCodes.Holder#mayHaveCode} of many. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<CodeCandidate> candidates(Set<UUID> users, Instant seen, boolean givesRoles) {
        return jdbc.sql(CODES + " order by u.name collate \"da-x-icu\", u.id")
                .param("organisation", Tenancy.organisation())
                .param("users", users.toArray(UUID[]::new))
                .param("seen", Timestamp.from(seen))
                .param("givesRoles", givesRoles)
                .query(CodeCandidate.class)
                .list();
    }

    /** The first on the list without a code that can be typed; those whom whoever acts may make none would stay the first. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<UUID> withoutCode(WaitingQuery query, boolean givesRoles, int most) {
        var which = shown(query).and(new UserCondition(Attention.NEEDS_CODE.condition(), Map.of()));
        return jdbc.sql("select u.id from organisation_user u where " + which.condition() + " and not ("
                        + WAITS_FOR_ROLE + ") order by u.activated_at, u.id limit :most")
                .params(which.parameters())
                .param("givesRoles", givesRoles)
                .param("most", most)
                .query(UUID.class)
                .list();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("email"),
                instant(row.getTimestamp("expires_at")),
                row.getBoolean("identified"),
                row.getBoolean("needs_code"),
                row.getBoolean("asked"),
                Stream.of((String[]) row.getArray("attention").getArray())
                        .map(Attention::valueOf)
                        .toList());
    }

    Instant now() {
        return clock.instant();
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    /**
     * Who does not come further without help; each no more than {@link #MOST_COUNTED} and one.
     *
     * @param overdue whose link has run out, or who have none
     * @param asked who asked for a new link
     */
    record Stuck(int overdue, int asked) {}

    /**
     * Somebody who has not come yet.
     *
     * @param needsCode whether a temporary code is asked of them
     * @param attention all that is to be said of them, what weighs most first
     */
    record Row(
            UUID id,
            String name,
            @Nullable String email,
            @Nullable Instant expiresAt,
            boolean identified,
            boolean needsCode,
            boolean asked,
            List<Attention> attention) {

        /** How far they are, in a word; its message key is {@code activation.waiting.state.<this>} or {@code people.state.<this>}. */
        public String stateKey() {
            if (asked) {
                return "activation.waiting.asked";
            }
            return attention.stream()
                    .filter(reason -> reason.keepsOut() || reason == Attention.NO_EMAIL)
                    .findFirst()
                    .map(reason -> "people.state." + reason)
                    .orElse(identified ? "activation.waiting.half" : "activation.waiting.not-come");
        }

        /** The colour that goes with it. */
        public String tone() {
            return switch (stateKey()) {
                case "activation.waiting.asked", "people.state.NEEDS_CODE" -> "warm";
                case "activation.waiting.half" -> "now";
                case "activation.waiting.not-come" -> "todo";
                default -> "bad";
            };
        }
    }

    /** @param refusal why they are made none; null for no reason */
    record CodeCandidate(UUID id, String name, @Nullable Refusal refusal) {}
}
