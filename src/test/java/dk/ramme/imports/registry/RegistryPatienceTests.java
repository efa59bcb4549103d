package dk.ramme.imports.registry;

import static dk.ramme.imports.registry.RegistryScene.FIRST_PAGE;
import static dk.ramme.imports.registry.RegistryScene.NORDLYS;
import static dk.ramme.imports.registry.RegistryScene.assertUnavailable;
import static dk.ramme.imports.registry.RegistryScene.settings;
import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.imports.RegistryFault;
import dk.ramme.imports.RegistrySimulator;
import dk.ramme.imports.row.Section;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What passes by itself is tried again for a while, and nobody is kept waiting for longer. */
class RegistryPatienceTests {

    @AutoClose
    static final RegistryScene scene = new RegistryScene();

    @BeforeEach
    void calm() {
        scene.simulator.calm();
    }

    @Test
    void a_failure_that_passes_is_not_noticed() {
        scene.simulator.fail(RegistryFault.status(503), RegistryFault.status(429));

        assertThat(scene.firstPage().rows()).hasSize(100);
        assertThat(scene.simulator.fetches()).containsEntry(FIRST_PAGE, 3);
    }

    @Test
    void a_failure_that_stays_is_given_up_after_three_attempts() {
        scene.simulator.fail(10, RegistryFault.status(503));

        assertUnavailable(scene.registry());
        assertThat(scene.simulator.fetches()).containsEntry(FIRST_PAGE, 3);
    }

    @Test
    void the_registry_says_when_to_come_back() {
        scene.simulator.fail(RegistryFault.status(429, "Retry-After", "1"));

        var time = timeOf(scene::firstPage);

        assertThat(time).isGreaterThan(Duration.ofSeconds(1));
        assertThat(scene.simulator.fetches()).containsEntry(FIRST_PAGE, 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3600", "999999999", "Fri, 01 Jan 2100 00:00:00 GMT"})
    void a_registry_that_wants_to_be_left_alone_for_long_is(String until) {
        scene.simulator.fail(10, RegistryFault.status(503, "Retry-After", until));

        var time = timeOf(() -> assertUnavailable(scene.registry()));

        assertThat(time).isLessThan(Duration.ofSeconds(5));
        assertThat(scene.simulator.fetches()).containsEntry(FIRST_PAGE, 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-5", "99999999999999999999", "Fri, 01 Jan 2010 00:00:00 GMT"})
    void a_time_to_come_back_that_is_none_changes_nothing(String nonsense) {
        scene.simulator.fail(RegistryFault.status(503, "Retry-After", nonsense));

        assertThat(scene.firstPage().rows()).hasSize(100);
    }

    @Test
    void a_slow_answer_is_asked_for_again() {
        scene.simulator.fail(RegistryFault.slow(Duration.ofSeconds(5)));

        assertThat(hasty().page(NORDLYS, Section.USERS, null).rows()).hasSize(100);
        assertThat(scene.simulator.fetches()).containsEntry(FIRST_PAGE, 2);
    }

    @Test
    void the_deadline_holds_for_all_attempts_together() {
        scene.simulator.fail(10, RegistryFault.slow(Duration.ofSeconds(10)));
        var registry = new SignatureRegistry(
                settings(
                        scene.simulator.url(),
                        RegistrySimulator.TOKEN,
                        Duration.ofSeconds(5),
                        10,
                        Duration.ofMillis(700)),
                Clock.systemUTC());

        var time = timeOf(() -> assertUnavailable(registry));

        assertThat(time).isBetween(Duration.ofMillis(600), Duration.ofSeconds(4));
    }

    @Test
    void a_registry_that_sends_a_byte_now_and_then_keeps_nobody() throws InterruptedException {
        var hungUp = new CountDownLatch(3);
        scene.simulator.fail(3, RegistryFault.endless(1, Duration.ofMillis(20), hungUp::countDown));

        var time = timeOf(() -> assertUnavailable(hasty()));

        assertThat(time).isBetween(Duration.ofMillis(1200), Duration.ofSeconds(6));
        assertThat(hungUp.await(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whoever_is_told_to_stop_does_not_wait() {
        scene.simulator.fail(RegistryFault.slow(Duration.ofSeconds(5)));
        Thread.currentThread().interrupt();

        var time = timeOf(() -> assertUnavailable(scene.registry()));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(time).isLessThan(Duration.ofSeconds(4));
    }

    /** Waits half a second for an answer, where others wait five. */
    private static SignatureRegistry hasty() {
        return new SignatureRegistry(
                settings(
                        scene.simulator.url(),
                        RegistrySimulator.TOKEN,
                        Duration.ofMillis(500),
                        3,
                        Duration.ofMillis(2500)),
                Clock.systemUTC());
    }

    private static Duration timeOf(Runnable work) {
        long begun = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
