package dk.ramme.joining;

import dk.ramme.identifier.CvrNumber;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** Company numbers for tests, never the same twice. */
public final class AnyCvr {

    private static final AtomicInteger LAST =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(30_000_000, 90_000_000));

    private AnyCvr() {}

    public static CvrNumber fresh() {
        while (true) {
            var candidate = String.valueOf(LAST.incrementAndGet());
            if (CvrNumber.isValid(candidate)) {
                return new CvrNumber(candidate);
            }
        }
    }
}
