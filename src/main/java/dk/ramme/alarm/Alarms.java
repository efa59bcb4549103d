package dk.ramme.alarm;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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

    Alarms(MeterRegistry meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
        // a figure that begins at one has not risen, for whoever watches it
        for (var alarm : Alarm.values()) counter(alarm);
    }

    /** @param reason in words for the log; nothing of a person and no secret */
    public void raise(Alarm alarm, String reason) {
        counter(alarm).increment();
        said.compute(alarm, (same, former) -> said(same.code(), reason, former, clock.instant()));
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

    private static final class Said {

        private final Instant since;
        private final Set<String> reasons = new HashSet<>();
        private long leftOut;

        private Said(Instant since) {
            this.since = since;
        }
    }
}
