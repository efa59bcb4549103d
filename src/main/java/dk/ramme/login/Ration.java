package dk.ramme.login;

import dk.ramme.edge.Network;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * So much a minute for one address, and so much for all: what strangers make us store must have an end. Counted on this
 * node alone and forgotten each minute.
 */
final class Ration {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final int each;
    private final int all;
    private final Clock clock;
    private final Map<String, Integer> taken = new HashMap<>();
    private Instant since = Instant.MIN;
    private int given;
    private int refused;

    Ration(int each, int all, Clock clock) {
        this.each = each;
        this.all = all;
        this.clock = clock;
    }

    /** Whether the address may once more. */
    synchronized boolean take(@Nullable String address) {
        renew();
        if (given >= all || taken.merge(Network.of(address), 1, Integer::sum) > each) {
            refused++;
            return false;
        }
        given++;
        return true;
    }

    /** How often it was refused since this was asked last. */
    synchronized int refusedSinceAsked() {
        var count = refused;
        refused = 0;
        return count;
    }

    private void renew() {
        var now = clock.instant();
        // also when the clock was set back
        if (since.isAfter(now) || now.isAfter(since.plus(MINUTE))) {
            since = now;
            given = 0;
            taken.clear();
        }
    }
}
