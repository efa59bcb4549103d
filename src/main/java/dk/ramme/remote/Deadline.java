package dk.ramme.remote;

import java.time.Duration;

/** A moment that no change of the wall clock moves. */
record Deadline(long nanoTime) {

    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** Nothing when it has passed. */
    Duration left() {
        return Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime()));
    }

    Duration leftOf(Duration time) {
        var left = left();
        return left.compareTo(time) < 0 ? left : time;
    }
}
