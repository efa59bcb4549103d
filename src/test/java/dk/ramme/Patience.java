package dk.ramme;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** Waits for what another thread or process does, by the time that passes and not by what a clock says. */
public final class Patience {

    private static volatile Runnable hurry = () -> {};

    private Patience() {}

    /** What is done each time somebody has looked in vain, so that nothing rests while it is waited for. */
    static void hurry(Runnable something) {
        hurry = something;
    }

    public static void until(Duration atMost, BooleanSupplier reached) {
        until(atMost, reached::getAsBoolean, is -> is);
    }

    /** What came, as soon as it is as wanted. */
    public static <T> T until(Duration atMost, Supplier<T> asked, Predicate<T> wanted) {
        return waiting(atMost).until(asked::get, came -> {
            if (wanted.test(came)) return true;
            hurry.run();
            return false;
        });
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
