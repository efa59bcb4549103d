package dk.ramme.joining;

import dk.ramme.identifier.CvrNumber;
import java.util.concurrent.ThreadLocalRandom;

/** Company numbers for tests, never the same twice. */
public final class AnyCvr {

    private AnyCvr() {}

    public static CvrNumber fresh() {
        while (true) {
            var candidate = String.valueOf(ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999));
            if (CvrNumber.isValid(candidate)) {
                return new CvrNumber(candidate);
            }
        }
    }
}
