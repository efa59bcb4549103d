package dk.ramme.edge;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How much one organisation, or one costly thing that strangers ask for, has under way on this node at the same time: no more than
 * half of the connections to the database. What waits there for each other, perhaps for minutes, leaves the rest of the
 * connections and of the threads to the others (R19, R23).
 */
@Component
public class FairShare {

    /** When it is worth trying again, in seconds. */
    public static final String SOON = "10";

    /** Whoever has their turn by then has noticed nothing. */
    private static final long PATIENCE_IN_SECONDS = 2;

    /** Of as many again, and not of more, is it worth waiting for: whoever waits has a thread. */
    private static final int IN_LINE = 3;

    private final int most;
    private final Map<String, Share> shares = new HashMap<>();

    FairShare(@Value("${spring.datasource.hikari.maximum-pool-size:10}") int connections) {
        most = Math.max(1, connections / 2);
    }

    /**
     * Waits a moment for room for one more; {@link #end} must follow where there was.
     *
     * @param whose the organisation, whoever acts for none, or what is asked for
     * @return whether there was room
     */
    public boolean begin(String whose) {
        var share = enter(whose);
        var taken = false;
        try {
            if (share.line.get() > most + most * IN_LINE) return false;
            taken = share.room.tryAcquire(PATIENCE_IN_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            if (!taken) leave(whose);
        }
        return taken;
    }

    /** One that was begun has been dealt with. */
    public void end(String whose) {
        synchronized (shares) {
            var share = shares.get(whose);
            if (share != null) share.room.release();
        }
        leave(whose);
    }

    private Share enter(String whose) {
        synchronized (shares) {
            var share = shares.computeIfAbsent(whose, first -> new Share(new Semaphore(most)));
            share.line.incrementAndGet();
            return share;
        }
    }

    private void leave(String whose) {
        synchronized (shares) {
            shares.computeIfPresent(whose, (same, share) -> share.line.decrementAndGet() == 0 ? null : share);
        }
    }

    private static final class Share {

        private final Semaphore room;
        private final AtomicInteger line = new AtomicInteger();

        private Share(Semaphore room) {
            this.room = room;
        }
    }
}
