package dk.ramme.operation;

import dk.ramme.alarm.Alarm;
import dk.ramme.alarm.Alarms.Heard;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hibernate.Timeouts;
import org.hibernate.jpa.SpecHints;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What stands, for all nodes together, and what has been told of it. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class AlarmStates {

    /** Longer than any mail server is waited for. */
    private static final Duration TELLING = Duration.ofMinutes(2);

    /** Of two nodes that hear of it first at the same moment neither fails. */
    private static final String BEGIN = """
            insert into AlarmState (kind, since, raisedAt, reason, over, told, missed)
            values (:kind, :at, :at, :reason, false, false, false) on conflict do nothing
            """;

    private static final String FORGET = """
            update AlarmState set over = true, told = false where not over and raisedAt < :quiet
                and (kind in :happened and toldAt >= raisedAt or not told and not missed and wellAt > raisedAt)
            """;

    private static final String DUE = """
            select a from AlarmState a where not a.over and a.kind in :known
                and (a.tellingUntil is null or a.tellingUntil <= :now)
                and ((a.toldAt is null or a.raisedAt > a.toldAt and a.toldAt <= :again)
                        and (a.wellAt is null or a.wellAt < a.raisedAt)
                    or (a.told or a.missed) and a.wellAt > a.raisedAt and a.raisedAt < :quiet)
            """;

    private final EntityManager entities;

    AlarmStates(EntityManager entities) {
        this.entities = entities;
    }

    /** Keeps what a node has heard. */
    public void keep(Map<Alarm, Heard> heard) {
        heard.forEach((alarm, one) -> {
            if (one.raisedAt() != null) raised(alarm, one.raisedAt(), String.valueOf(one.reason()));
            if (one.wellAt() != null) well(alarm, one.wellAt());
        });
    }

    private void raised(Alarm alarm, Instant at, String reason) {
        var begun = entities.createQuery(BEGIN)
                .setParameter("kind", alarm.code())
                .setParameter("at", at)
                .setParameter("reason", reason)
                .executeUpdate();
        if (begun == 0) lock(alarm).orElseThrow().raise(at, reason);
    }

    private void well(Alarm alarm, Instant at) {
        lock(alarm).ifPresent(state -> state.well(at));
    }

    private Optional<AlarmState> lock(Alarm alarm) {
        return Optional.ofNullable(entities.find(AlarmState.class, alarm.code(), LockModeType.PESSIMISTIC_WRITE));
    }

    /** What was over before anybody was to be told is forgotten: what has happened, and what worked again by itself. */
    public void forget(Instant quietSince) {
        entities.createQuery(FORGET)
                .setParameter("quiet", quietSince)
                .setParameter("happened", codes(false))
                .executeUpdate();
    }

    public Set<Alarm> standing() {
        var standing = EnumSet.noneOf(Alarm.class);
        entities.createQuery("select kind from AlarmState where not over", String.class)
                .getResultList()
                .forEach(kind -> Alarm.of(kind).ifPresent(standing::add));
        return standing;
    }

    /**
     * What is to be told now; whoever is handed it has some time to do so, and no other node is meanwhile. What works again is told
     * once it has for a while, if it was told, or should have been, that it did not.
     */
    public List<Due> due(Instant now, Duration every, Duration quiet) {
        return entities.createQuery(DUE, AlarmState.class)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .setHint(SpecHints.HINT_SPEC_LOCK_TIMEOUT, Timeouts.SKIP_LOCKED_MILLI)
                .setParameter("known", codes(true, false))
                .setParameter("now", now)
                .setParameter("again", now.minus(every))
                .setParameter("quiet", now.minus(quiet))
                .getResultStream()
                .map(state -> state.claim(now.plus(TELLING)))
                .toList();
    }

    public void told(Due due, Instant at) {
        lock(due.alarm()).orElseThrow().told(due, at);
    }

    /** It could not be told, and is tried again. */
    public void missed(Due due, Instant again) {
        lock(due.alarm()).orElseThrow().missed(again);
    }

    private static List<String> codes(Boolean... lasting) {
        var which = Set.of(lasting);
        return EnumSet.allOf(Alarm.class).stream()
                .filter(alarm -> which.contains(alarm.lasts()))
                .map(Alarm::code)
                .toList();
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
