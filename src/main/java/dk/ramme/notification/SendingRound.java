package dk.ramme.notification;

import java.util.Collection;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** A handful of mails that are due, and what becomes of them together, over all connections that take from it. */
final class SendingRound {

    private final Queue<Outbox.Due> work;
    private final Queue<RuntimeException> failures = new ConcurrentLinkedQueue<>();
    private final boolean asking;
    private volatile boolean answered;
    private volatile boolean connected;
    private volatile @Nullable String unreachable;
    private volatile @Nullable String stopped;
    private volatile @Nullable String doubt;

    /** @param asking whether the server took none the last time, and is asked whether it does again */
    SendingRound(Collection<Outbox.Due> due, boolean asking) {
        this.work = new ConcurrentLinkedQueue<>(due);
        this.asking = asking;
    }

    /** The next mail; null when there is none, or the server takes none. */
    Outbox.@Nullable Due next() {
        return stopped == null ? work.poll() : null;
    }

    void cameTo(Outcome outcome) {
        switch (outcome.kind()) {
            case SENT -> answered = true;
            case LATER -> {
                // not where it failed before it reached the server
                if (!outcome.way().isEmpty()) answered = true;
            }
            case SENDING_REFUSED -> stop(outcome.reason());
            case REFUSED, DOUBTED -> doubt = outcome.reason();
            case GONE, IMPOSSIBLE -> {}
        }
    }

    void connected() {
        connected = true;
    }

    /** One connection less; where others stand, the server only wants no more of them. */
    void notConnected(String reason) {
        unreachable = reason;
    }

    void stop(String reason) {
        stopped = reason;
    }

    void failed(RuntimeException failure) {
        failures.add(failure);
    }

    /** Whether it is not known yet if the server takes mails again. */
    boolean isAsking() {
        return asking && !answered;
    }

    /** Why the server takes no mails, if it takes none. */
    Optional<String> refusal() {
        var reason = stopped == null && !connected ? unreachable : stopped;
        if (reason != null) return Optional.of(reason);
        return isAsking() ? Optional.ofNullable(doubt) : Optional.empty();
    }

    boolean isAnswered() {
        return answered;
    }

    void throwFirstFailure() {
        var first = failures.peek();
        if (first != null) throw first;
    }
}
