package dk.ramme.edge;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.coyote.Request;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** How many requests are on their way to this node with a part missing, from where, and how much memory they take. */
@Component
class Arrivals {

    /** Where the server keeps what belongs to one of its request objects; the lower numbers are its own. */
    private static final int NOTE = 30;

    private static final String PROXIES = "proxies";

    private final ArrivalSettings settings;
    private final Predicate<String> isProxy;
    private final Map<String, Integer> perAddress = new HashMap<>();
    private int count;
    private long bytes;

    /** @param isProxy whether all come from this address who come through a proxy of ours, which counts them itself */
    Arrivals(ArrivalSettings settings, @Qualifier("isTrustedProxy") Predicate<String> isProxy) {
        this.settings = settings;
        this.isProxy = isProxy;
    }

    ArrivalSettings settings() {
        return settings;
    }

    /** The server uses its request objects again and again; so is what is kept of their arrival. */
    Arrival of(Request request) {
        var arrival = (Arrival) request.getNote(NOTE);
        if (arrival == null) {
            arrival = new Arrival(this);
            request.setNote(NOTE, arrival);
        }
        return arrival;
    }

    /** Whose part of the places an address takes. */
    String networkOf(String address) {
        return isProxy.test(address) ? PROXIES : Network.of(address);
    }

    /** Whether one more from this network may wait for its other part. */
    synchronized boolean enter(String network) {
        var isFull = !network.equals(PROXIES) && perAddress.getOrDefault(network, 0) >= settings.perAddress();
        if (isFull || count >= settings.atOnce()) return false;
        count++;
        perAddress.merge(network, 1, Integer::sum);
        return true;
    }

    synchronized void leave(String network) {
        count--;
        perAddress.computeIfPresent(network, (address, has) -> has == 1 ? null : has - 1);
    }

    /** Whether there is memory for so much more. */
    synchronized boolean hold(long more) {
        if (bytes + more > settings.bytes().toBytes()) return false;
        bytes += more;
        return true;
    }

    synchronized void release(long held) {
        bytes -= held;
    }

    /** How many there are now. */
    synchronized int count() {
        return count;
    }

    synchronized long bytes() {
        return bytes;
    }
}
