package dk.ramme;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that tests can move ahead; it starts at the real time and keeps running. */
public final class TestClock extends Clock {

    private static final ZoneId COPENHAGEN = ZoneId.of("Europe/Copenhagen");

    private static final Clock REAL = Clock.systemUTC();

    private volatile Duration ahead = Duration.ZERO;

    public void advance(Duration by) {
        ahead = ahead.plus(by);
    }

    public void reset() {
        ahead = Duration.ZERO;
    }

    /** The day that people in Denmark have. */
    public LocalDate today() {
        return LocalDate.ofInstant(instant(), COPENHAGEN);
    }

    @Override
    public Instant instant() {
        return REAL.instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }
}
