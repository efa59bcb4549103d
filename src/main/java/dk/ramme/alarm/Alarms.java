package dk.ramme.alarm;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Tells whoever runs Ramme that something of theirs is wrong: each time in the figures ({@code ramme_alarms_total}), and in
 * the log with its reason, once for a reason in a while, so that a thousand people who meet it do not fill the log.
 */
@Component
public class Alarms {

    private static final Logger log = LoggerFactory.getLogger(Alarms.class);
    private static final Duration WHILE = Duration.ofMinutes(10);

    /** Of one thing, in one while: reasons may hold where in an answer something was amiss. */
    private static final int MOST_REASONS = 10;

    private final MeterRegistry meters;
    private final Clock clock;
    private final Map<Alarm, Said> said = new ConcurrentHashMap<>();
    private final Map<Alarm, Heard> heard = new ConcurrentHashMap<>();
    private volatile Set<Alarm> standing = Set.of();

    Alarms(MeterRegistry meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
        // a figure that begins at one has not risen, for whoever watches it
        for (var alarm : Alarm.values()) counter(alarm);
    }

    /** @param reason in words for the log; nothing of a person and no secret */
    public void raise(Alarm alarm, String reason) {
        counter(alarm).increment();
        var now = clock.instant();
        said.compute(alarm, (same, former) -> said(same.code(), reason, former, now));
        hear(alarm, new Heard(now, reason, null));
    }

    /** What can be wrong has just worked. It costs nothing as long as nothing is wrong. */
    public void well(Alarm alarm) {
        if (standing.contains(alarm) || heard.containsKey(alarm)) hear(alarm, new Heard(null, null, clock.instant()));
    }

    /** What this node has heard since it was asked last; asked for by whoever tells it on. */
    public Map<Alarm, Heard> take() {
        var taken = new EnumMap<Alarm, Heard>(Alarm.class);
        for (var alarm : Alarm.values()) {
            var one = heard.remove(alarm);
            if (one != null) taken.put(alarm, one);
        }
        return taken;
    }

    /** What was taken could not be told on, and is to be taken again. */
    public void giveBack(Map<Alarm, Heard> taken) {
        taken.forEach((alarm, former) -> heard.merge(alarm, former, (later, earlier) -> earlier.and(later)));
    }

    /** What stands, on whichever node it was heard: from now on it is listened for whether it works again. */
    public void stand(Set<Alarm> alarms) {
        standing = Set.copyOf(alarms);
    }

    private void hear(Alarm alarm, Heard one) {
        heard.merge(alarm, one, Heard::and);
    }

    private Counter counter(Alarm alarm) {
        return meters.counter("ramme.alarms", "what", alarm.code());
    }

    private static Said said(String what, String reason, @Nullable Said former, Instant now) {
        if (former == null || former.since.plus(WHILE).isBefore(now)) {
            if (former != null && former.leftOut > 0) {
                log.warn("ALARM {}: {} more in the last while", what, Counted.of(former.leftOut, "time"));
            }
            former = new Said(now);
        }
        if (former.reasons.size() < MOST_REASONS && former.reasons.add(reason)) {
            log.warn("ALARM {}: {}", what, reason);
        } else {
            former.leftOut++;
        }
        return former;
    }

    /**
     * What was heard of one thing.
     *
     * @param raisedAt when it was amiss last, for the reason given
     * @param wellAt when it worked last
     */
    public record Heard(
            @Nullable Instant raisedAt,
            @Nullable String reason,
            @Nullable Instant wellAt) {

        private Heard and(Heard later) {
            return new Heard(
                    later.raisedAt == null ? raisedAt : later.raisedAt,
                    later.reason == null ? reason : later.reason,
                    later.wellAt == null ? wellAt : later.wellAt);
        }
    }

    private static final class Said {

        private final Instant since;
        private final Set<String> reasons = new HashSet<>();
        private long leftOut;

        private Said(Instant since) {
            this.since = since;
        }
    }
}
