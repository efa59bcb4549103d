package dk.ramme.ration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.ramme.RammeTest;
import dk.ramme.TestClock;
import dk.ramme.ration.RateLimits.Take;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A ration holds over all nodes: it is one row, counted at once by all (T47, T52). */
@RammeTest
class RateLimitsTests {

    private static final RateLimit THREE = new RateLimit("test", 3, Duration.ofHours(1));

    @Autowired
    RateLimits rations;

    @Autowired
    RationErasure erasure;

    @Autowired
    TestClock clock;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    private final String anna = UUID.randomUUID().toString();

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    @Test
    void there_is_so_much_and_no_more_until_the_time_is_over() {
        assertThat(rations.take(THREE, anna, 2)).isTrue();
        assertThat(rations.take(THREE, anna, 2)).isFalse();
        assertThat(rations.take(THREE, anna)).isTrue();
        assertThat(rations.take(THREE, anna)).isFalse();
        assertThat(rations.take(THREE, "somebody else " + anna)).isTrue();

        clock.advance(Duration.ofHours(1));

        assertThat(rations.take(THREE, anna)).isTrue();
    }

    @Test
    void however_many_ask_at_once() throws Exception {
        var pool = Executors.newFixedThreadPool(8);
        Callable<Boolean> take = () -> rations.take(THREE, anna);

        var taken = 0;
        for (var answer : pool.invokeAll(Collections.nCopies(24, take))) {
            if (answer.get()) taken++;
        }
        pool.shutdown();

        assertThat(taken).isEqualTo(3);
    }

    /** Of two who ask at once, or on two nodes, the one whose clock is behind may come later. */
    @Test
    void a_clock_that_is_behind_gives_nobody_more() {
        clock.advance(Duration.ofSeconds(2));
        assertThat(rations.take(THREE, anna, 3)).isTrue();

        clock.advance(Duration.ofSeconds(-1));

        assertThat(rations.take(THREE, anna)).isFalse();
    }

    @Test
    void of_many_that_are_taken_together_each_thing_is_had_once_and_nothing_where_none_is_left() {
        assertThat(rations.takeEach(THREE, takes(true, "a", "b", "a"))).isEmpty();
        assertThat(rations.takeEach(THREE, takes(true, "c", "d"))).hasSize(1);
        assertThat(rations.takeEach(THREE, takes(true, "a", "b")))
                .as("had already")
                .isEmpty();

        assertThat(transaction.<List<Integer>>execute(status -> rations.lookForEach(THREE, takes(false, "e", "a"))))
                .as("refused as well, though it costs nothing")
                .containsExactly(0);

        clock.advance(Duration.ofHours(1));

        assertThat(rations.takeEach(THREE, takes(true, "e"))).isEmpty();
    }

    @Test
    void many_that_are_taken_together_at_once_are_no_more() throws Exception {
        var pool = Executors.newFixedThreadPool(4);
        Callable<Integer> take = () -> {
            var takes =
                    takes(true, UUID.randomUUID().toString(), UUID.randomUUID().toString());
            return takes.size() - rations.takeEach(THREE, takes).size();
        };

        var taken = 0;
        for (var answer : pool.invokeAll(Collections.nCopies(8, take))) taken += answer.get();
        pool.shutdown();

        assertThat(taken).isEqualTo(3);
    }

    private List<Take> takes(boolean costs, String... what) {
        return Stream.of(what).map(one -> new Take(anna, one, costs)).toList();
    }

    @Test
    void it_stays_taken_when_what_it_was_taken_for_is_undone() {
        for (var n = 0; n < 3; n++) {
            transaction.executeWithoutResult(status -> {
                rations.take(THREE, anna);
                status.setRollbackOnly();
            });
        }

        assertThat(rations.take(THREE, anna)).isFalse();
    }

    @Test
    void the_role_that_serves_cannot_read_who_has_had_what_and_it_is_forgotten() {
        rations.take(THREE, anna, 3);

        assertThatThrownBy(() -> jdbc.sql("select count(*) from ration")
                        .query(Long.class)
                        .single())
                .rootCause()
                .hasMessageContaining("permission denied");
        clock.advance(Duration.ofDays(3));
        erasure.erase();
        clock.reset();
        assertThat(rations.take(THREE, anna, 3)).isTrue();
    }
}
