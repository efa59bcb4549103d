package dk.ramme.ration;

import java.time.Duration;

/**
 * How much there is of something in a while that begins with the first.
 *
 * @param kind what of; a name of its own among all rations
 */
public record RateLimit(String kind, int most, Duration lasts) {

    static final Duration LONGEST = Duration.ofDays(92);

    public RateLimit {
        if (most < 1 || lasts.compareTo(LONGEST) > 0 || lasts.isNegative() || lasts.isZero()) {
            throw new IllegalArgumentException("no ration: " + kind);
        }
    }
}
