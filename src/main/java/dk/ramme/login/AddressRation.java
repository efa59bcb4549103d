package dk.ramme.login;

import dk.ramme.edge.Network;
import dk.ramme.ration.RateLimit;
import dk.ramme.ration.RateLimits;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * So much a minute for one address, and so much for all: what strangers make us store must have an end. Counted in the database,
 * so that it holds over all nodes and over restarts.
 *
 * <p>A large ration is taken from there in portions, and what is known to be used up is not asked for again before its time: so
 * most tries write nothing. What of a portion is left at the end of a minute is forgotten.
 */
public final class AddressRation {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** A portion is this part of all there is. */
    private static final int PORTIONS = 60;

    private static final String ALL = "all";

    private final RateLimit each;
    private final RateLimit all;
    private final RateLimits rations;
    private final Clock clock;
    private final Map<String, Integer> inHand = new HashMap<>();
    private final Map<String, Instant> usedUp = new HashMap<>();
    private Instant since = Instant.MIN;
    private int refused;

    /** @param kind what of; a name of its own among all rations */
    public AddressRation(String kind, int each, int all, RateLimits rations, Clock clock) {
        this.each = new RateLimit(kind, each, MINUTE);
        this.all = new RateLimit(kind + "-in-all", all, MINUTE);
        this.rations = rations;
        this.clock = clock;
    }

    /** Whether the address may once more. Where the database does not answer nobody may, and the failure is passed on. */
    public boolean take(@Nullable String address) {
        var may = !isUsedUp(ALL) && take(each, "of " + Network.of(address)) && take(all, ALL);
        if (!may) countRefusal();
        return may;
    }

    private boolean take(RateLimit ration, String whose) {
        if (takeInHand(whose)) return true;
        if (isUsedUp(whose)) return false;
        var portion = Math.max(1, ration.most() / PORTIONS);
        var more = rations.takeOrWait(ration, whose, portion);
        if (more.isPresent() && portion > 1) {
            // less than a portion may be left
            portion = 1;
            more = rations.takeOrWait(ration, whose, portion);
        }
        note(whose, portion, more.orElse(null));
        return more.isEmpty();
    }

    private synchronized boolean takeInHand(String whose) {
        renew();
        return inHand.computeIfPresent(whose, (any, left) -> left - 1) != null && dropIfEmpty(whose);
    }

    private boolean dropIfEmpty(String whose) {
        inHand.remove(whose, 0);
        return true;
    }

    private synchronized boolean isUsedUp(String whose) {
        renew();
        var until = usedUp.get(whose);
        return until != null && until.isAfter(clock.instant());
    }

    private synchronized void note(String whose, int portion, @Nullable Instant more) {
        if (more != null) {
            usedUp.put(whose, more);
        } else if (portion > 1) {
            inHand.merge(whose, portion - 1, Integer::sum);
        }
    }

    private synchronized void countRefusal() {
        refused++;
    }

    /** How often this node refused since this was asked last. */
    synchronized int refusedSinceAsked() {
        var count = refused;
        refused = 0;
        return count;
    }

    private void renew() {
        var now = clock.instant();
        // also when the clock was set back
        if (since.isAfter(now) || !now.isBefore(since.plus(MINUTE))) {
            since = now;
            inHand.clear();
            usedUp.clear();
        }
    }
}
