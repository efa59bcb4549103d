package dk.ramme.login;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.RammeTest;
import dk.ramme.ration.RateLimits;
import java.time.Clock;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What it costs a login to be counted in the database; run with -Pbench. */
@RammeTest
@Tag("bench")
class AddressRationBenchTests {

    private static final int WARM = 500;
    private static final int TRIES = 2000;

    @Autowired
    RateLimits rations;

    @Autowired
    Clock clock;

    @Test
    void a_try_from_an_address_that_was_not_seen_before() {
        var ration = new AddressRation("bench-" + UUID.randomUUID(), 60, 1_000_000, rations, clock);
        take(ration, 0, WARM);

        var begun = System.nanoTime();
        take(ration, WARM, TRIES);
        var milliseconds = (System.nanoTime() - begun) / 1e6 / TRIES;

        System.out.printf(Locale.ROOT, "BENCH login.ration %.2f ms%n", milliseconds);
    }

    private static void take(AddressRation ration, int from, int many) {
        for (int n = from; n < from + many; n++) {
            assertThat(ration.take("10.0." + n / 256 + "." + n % 256)).isTrue();
        }
    }
}
