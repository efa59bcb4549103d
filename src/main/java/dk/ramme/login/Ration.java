package dk.ramme.login;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * So much a minute for one address, and so much for all: what strangers make us store must have an end. Counted on this
 * node alone and forgotten each minute.
 */
final class Ration {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static final int NETWORK_BYTES = 8;

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
        if (given >= all || taken.merge(network(address), 1, Integer::sum) > each) {
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

    /**
     * One household has a whole network of the sixth version's addresses: the first eight bytes, however it is written. An
     * address of the fourth version is one, also where it is written as one of the sixth.
     */
    static String network(@Nullable String address) {
        if (address == null || address.indexOf(':') < 0) {
            return address == null ? "" : address;
        }
        var zone = address.indexOf('%');
        try {
            // with a colon in it, it is never looked up as a name
            var parsed = InetAddress.getByName(zone < 0 ? address : address.substring(0, zone));
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(parsed.getAddress(), 0, NETWORK_BYTES)
                    : parsed.getHostAddress();
        } catch (UnknownHostException noAddress) {
            return "";
        }
    }
}
