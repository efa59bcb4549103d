package dk.ramme;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** Waits for what another thread or process does, by the time that passes and not by what a clock says. */
public final class Patience {

    private Patience() {}

    public static void until(Duration atMost, BooleanSupplier reached) {
        waiting(atMost).until(reached::getAsBoolean);
    }

    /** What came, as soon as it is as wanted. */
    public static <T> T until(Duration atMost, Supplier<T> asked, Predicate<T> wanted) {
        return waiting(atMost).until(asked::get, wanted);
    }

    /** In the calling thread, since that is the tenant's. */
    private static ConditionFactory waiting(Duration atMost) {
        return Awaitility.await()
                .atMost(atMost)
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .dontCatchUncaughtExceptions();
    }
}
