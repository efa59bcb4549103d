package dk.ramme.operation;

import dk.ramme.alarm.Alarm;
import dk.ramme.alarm.Alarms.Heard;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What stands, for all nodes together, and what has been told of it. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class AlarmStates {

    /** Longer than any mail server is waited for. */
    private static final Duration TELLING = Duration.ofMinutes(2);

    private final JdbcClient jdbc;

    AlarmStates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps what a node has heard. */
    public void keep(Map<Alarm, Heard> heard) {
        heard.forEach((alarm, one) -> {
            if (one.raisedAt() != null) raised(alarm, one.raisedAt(), String.valueOf(one.reason()));
            if (one.wellAt() != null) well(alarm, one.wellAt());
        });
    }

    /** What was over and is amiss again begins anew. */
    private void raised(Alarm alarm, Instant at, String reason) {
        jdbc.sql("""
                insert into alarm_state as a (kind, since, raised_at, reason) values (:kind, :at, :at, :reason)
                on conflict (kind) do update set reason = excluded.reason, over = false,
                    since = case when a.over then excluded.since else a.since end,
                    raised_at = greatest(a.raised_at, excluded.raised_at)
                """)
                .param("kind", alarm.code())
                .param("at", Timestamp.from(at))
                .param("reason", reason)
                .update();
    }

    private void well(Alarm alarm, Instant at) {
        jdbc.sql("update alarm_state set well_at = greatest(well_at, :at) where kind = :kind and not over")
                .param("kind", alarm.code())
                .param("at", Timestamp.from(at))
                .update();
    }

    /** What was over before anybody was to be told is forgotten: what has happened, and what worked again by itself. */
    public void forget(Instant quietSince) {
        jdbc.sql("""
                update alarm_state set over = true, told = false
                where not over and raised_at < :quiet
                    and (kind = any(:happened) and told_at >= raised_at or not told and not missed and well_at > raised_at)
                """)
                .param("quiet", Timestamp.from(quietSince))
                .param("happened", codes(false))
                .update();
    }

    public Set<Alarm> standing() {
        var standing = EnumSet.noneOf(Alarm.class);
        jdbc.sql("select kind from alarm_state where not over")
                .query(String.class)
                .list()
                .forEach(kind -> Alarm.of(kind).ifPresent(standing::add));
        return standing;
    }

    /**
     * What is to be told now; whoever is handed it has some time to do so, and no other node is meanwhile. What works again is told
     * once it has for a while, if it was told, or should have been, that it did not.
     */
    public List<Due> due(Instant now, Duration every, Duration quiet) {
        return jdbc.sql("""
                update alarm_state a set telling_until = :until
                from (select kind from alarm_state where not over and kind = any(:known)
                        and (telling_until is null or telling_until <= :now)
                        and (raised_at > coalesce(told_at, '-infinity') and (told_at is null or told_at <= :again)
                                and (well_at is null or well_at < raised_at)
                            or (told or missed) and well_at > raised_at and raised_at < :quiet)
                    for update skip locked) due
                where a.kind = due.kind
                returning a.kind, a.since, a.raised_at, a.reason, a.well_at
                """)
                .param("until", Timestamp.from(now.plus(TELLING)))
                .param("now", Timestamp.from(now))
                .param("again", Timestamp.from(now.minus(every)))
                .param("quiet", Timestamp.from(now.minus(quiet)))
                .param("known", codes(true, false))
                .query((row, number) -> new Due(
                        Alarm.of(row.getString("kind")).orElseThrow(),
                        row.getTimestamp("since").toInstant(),
                        row.getTimestamp("raised_at").toInstant(),
                        row.getString("reason"),
                        instant(row.getTimestamp("well_at"))))
                .list();
    }

    public void told(Due due, Instant at) {
        jdbc.sql("""
                update alarm_state set telling_until = null, missed = false, told = :raised,
                    over = not :raised and raised_at = :of, told_at = case when :raised then :at else told_at end
                where kind = :kind
                """)
                .param("kind", due.alarm().code())
                .param("raised", !due.isOver())
                .param("of", Timestamp.from(due.raisedAt()))
                .param("at", Timestamp.from(at))
                .update();
    }

    /** It could not be told, and is tried again. */
    public void missed(Due due, Instant again) {
        jdbc.sql("update alarm_state set missed = true, telling_until = :again where kind = :kind")
                .param("kind", due.alarm().code())
                .param("again", Timestamp.from(again))
                .update();
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    private static String[] codes(Boolean... lasting) {
        var which = Set.of(lasting);
        return EnumSet.allOf(Alarm.class).stream()
                .filter(alarm -> which.contains(alarm.lasts()))
                .map(Alarm::code)
                .toArray(String[]::new);
    }

    /** What is to be told. */
    record Due(
            Alarm alarm,
            Instant since,
            Instant raisedAt,
            String reason,
            @Nullable Instant wellAt) {

        boolean isOver() {
            return wellAt != null && wellAt.isAfter(raisedAt);
        }
    }
}
