package dk.ramme.activation;

import dk.ramme.organisation.Organisation;
import dk.ramme.people.WaysIn;
import dk.ramme.tenancy.Tenancy;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who has been activated and has not come yet (A4): those who were activated first at the top, and those to be reminded of it. Walked
 * by key, and counted no further than anybody reads a number for.
 */
@Service
class AwaitingUsers {

    static final int PAGE = 50;
    static final int MOST_COUNTED = 10_000;

    private static final String LINK = """
            exists (select from link l where l.organisation_id = u.organisation_id and l.purpose = 'ACTIVATION'
                and l.subject_id = u.id and l.used_at is null and l.revoked_at is null
            """;

    private static final String ASKED = """
            exists (select from link_request q where q.organisation_id = u.organisation_id and q.user_id = u.id
                and not exists (select from link n where n.organisation_id = u.organisation_id
                    and n.purpose = 'ACTIVATION' and n.subject_id = u.id and n.created_at > q.asked_at))
            """;

    private static final String OVERDUE = """
            select count(*) from (select from link where organisation_id = :organisation and purpose = 'ACTIVATION'
                and used_at is null and revoked_at is null and expires_at <= :now limit :most) t
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    AwaitingUsers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A page of them. @param after the user that the page before ended with */
    @Transactional(readOnly = true)
    public List<Row> page(Show show, @Nullable UUID after) {
        return jdbc.sql("select u.id, u.name, u.email, l.expires_at, u.identified_at is not null as identified, "
                        + "u.cpr_sealed is null as needs_code, " + ASKED + " as asked " + FROM + show.condition() + """
                         and (cast(:after as uuid) is null or (u.activated_at, u.id) > (
                            select k.activated_at, k.id from organisation_user k where k.id = :after))
                        order by u.activated_at, u.id limit :most
                        """)
                .param("organisation", Tenancy.organisation())
                .param("now", Timestamp.from(clock.instant()))
                .param("after", after)
                .param("most", PAGE + 1)
                .query((row, n) -> new Row(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getString("email"),
                        instant(row.getTimestamp("expires_at")),
                        row.getBoolean("identified"),
                        row.getBoolean("needs_code"),
                        row.getBoolean("asked")))
                .list();
    }

    /** How many they are, but no more than {@link #MOST_COUNTED} and one. */
    @Transactional(readOnly = true)
    public int count(Show show) {
        return counting("select " + counted(show)).query(Integer.class).single();
    }

    /** Those of whom somebody should know, asked at once. */
    @Transactional(readOnly = true)
    public Stuck stuck() {
        return counting("select (" + OVERDUE + ") as overdue, (" + counted(Show.ASKED) + ") as asked")
                .query(Stuck.class)
                .single();
    }

    private JdbcClient.StatementSpec counting(String select) {
        return jdbc.sql(select)
                .param("organisation", Tenancy.organisation())
                .param("now", Timestamp.from(clock.instant()))
                .param("most", MOST_COUNTED + 1);
    }

    private static String counted(Show show) {
        return "(select count(*) from (select 1 from organisation_user u where u.organisation_id = :organisation"
                + " and u.state = 'AWAITING_ACTIVATION' and " + show.condition() + " limit :most) t)";
    }

    /** Across organisations: those that have links which end within this time. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<UUID> organisationsWithLinks(Duration furthest) {
        return jdbc.sql("""
                select o.organisation_id from (select distinct organisation_id from activation) o
                where exists (select from link l where l.organisation_id = o.organisation_id
                    and l.purpose = 'ACTIVATION' and l.used_at is null and l.revoked_at is null
                    and l.expires_at > :now and l.expires_at <= :until)
                """)
                .param("now", Timestamp.from(clock.instant()))
                .param("until", Timestamp.from(clock.instant().plus(furthest)))
                .query(UUID.class)
                .list();
    }

    /** A reminder nearer to the end makes one further from it needless. Whom somebody else has locked is left for next time. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Due> due(Duration ahead, Organisation organisation, int most) {
        return jdbc.sql("""
                select l.id as link_id, u.id as user_id, u.name, u.email, u.language, l.expires_at
                from link l join organisation_user u on u.id = l.subject_id
                where l.organisation_id = :organisation and l.purpose = 'ACTIVATION' and l.used_at is null
                    and l.revoked_at is null and l.expires_at > :now and l.expires_at <= :until
                    and u.state = 'AWAITING_ACTIVATION' and u.email is not null
                    and %s
                    and l.created_at <= l.expires_at - make_interval(secs => cast(:ahead as double precision))
                    and not exists (select from activation_reminder r
                        where r.link_id = l.id and r.ahead_seconds <= :ahead)
                order by l.expires_at, l.subject_id limit :most
                for no key update of u, l skip locked
                """.formatted(WaysIn.sql("Now")))
                .param("organisation", organisation.id())
                .param("now", Timestamp.from(clock.instant()))
                .param("until", Timestamp.from(clock.instant().plus(ahead)))
                .params(WaysIn.parameters("Now", organisation.loginPolicy()))
                .param("ahead", ahead.toSeconds())
                .param("most", most)
                .query((row, n) -> new Due(
                        row.getObject("link_id", UUID.class),
                        row.getObject("user_id", UUID.class),
                        row.getString("name"),
                        row.getString("email"),
                        row.getString("language"),
                        row.getTimestamp("expires_at").toInstant()))
                .list();
    }

    /** The primary key keeps "never twice". */
    @Transactional(propagation = Propagation.MANDATORY)
    public void reminded(List<Due> due, Duration ahead) {
        jdbc.sql("""
                insert into activation_reminder (organisation_id, link_id, ahead_seconds, reminded_at)
                select :organisation, link, :ahead, :now from unnest(:links) as link
                """)
                .param("organisation", Tenancy.organisation())
                .param("ahead", ahead.toSeconds())
                .param("now", Timestamp.from(clock.instant()))
                .param("links", due.stream().map(Due::linkId).toArray(UUID[]::new))
                .update();
    }

    Instant now() {
        return clock.instant();
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    private static final String FROM = """
            from organisation_user u left join link l on l.organisation_id = u.organisation_id
                and l.purpose = 'ACTIVATION' and l.subject_id = u.id and l.used_at is null and l.revoked_at is null
            where u.organisation_id = :organisation and u.state = 'AWAITING_ACTIVATION' and
            """;

    /** What the list is narrowed to. */
    enum Show {
        ALL("true"),
        /** Their link has run out, or they have none: only a new one brings them on. */
        EXPIRED("not " + LINK + " and l.expires_at > :now)"),
        /** They have asked for a new link themselves. */
        ASKED(AwaitingUsers.ASKED);

        private final String condition;

        Show(String condition) {
            this.condition = condition;
        }

        /** Over {@code organisation_user u}, with {@code :now}. */
        String condition() {
            return condition;
        }

        static Show of(@Nullable String text) {
            return text == null
                    ? ALL
                    : switch (text) {
                        case "expired" -> EXPIRED;
                        case "asked" -> ASKED;
                        default -> ALL;
                    };
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Who does not come further without help; each no more than {@link #MOST_COUNTED} and one.
     *
     * @param overdue links that have run out and were not replaced
     * @param asked who asked for a new link
     */
    record Stuck(int overdue, int asked) {}

    /** Somebody who has not come yet. */
    record Row(
            UUID id,
            String name,
            @Nullable String email,
            @Nullable Instant expiresAt,
            boolean identified,
            boolean needsCode,
            boolean asked) {}

    /** Somebody to be reminded of their link, locked with it. */
    record Due(UUID linkId, UUID userId, String name, String email, String language, Instant expiresAt) {}
}
