package dk.ramme.keyring;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.Patience;
import dk.ramme.RammeTest;
import dk.ramme.means.Code;
import dk.ramme.means.IdentificationMeans;
import dk.ramme.means.MeansIssuer;
import dk.ramme.means.Pin;
import dk.ramme.means.Verdict;
import dk.ramme.tenancy.Tenancy;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * One code at two nodes (T32). All that two nodes share is the database, so they are two transactions here, of
 * which the second begins while the first has accepted the code and not committed; that it waits is asked of PostgreSQL.
 */
@RammeTest
class ReplayTests {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Autowired
    KeyringScene scene;

    @Autowired
    MeansIssuer issuer;

    final ExecutorService nodes = Executors.newFixedThreadPool(2);
    final CountDownLatch accepted = new CountDownLatch(1);
    final CountDownLatch goOn = new CountDownLatch(1);
    Code code;

    @BeforeEach
    void begin() throws Exception {
        scene.begin(IdentificationMeans.APP);
        var key = scene.takeApp(scene.asUser(), "Min telefon");
        scene.clock.advance(Duration.ofMinutes(1));
        code = new Code(scene.code(key));
    }

    @AfterEach
    void end() {
        nodes.shutdownNow();
        scene.clock.reset();
    }

    @Test
    void a_code_that_another_node_is_accepting_is_accepted_there_alone() throws Exception {
        var first = nodes.submit(() -> first(false));
        var second = second();

        Patience.until(PATIENCE, this::secondWaits);
        assertThat(second.isDone()).isFalse();
        goOn.countDown();

        assertThat(first.get(20, TimeUnit.SECONDS).isAccepted()).isTrue();
        assertThat(second.get(20, TimeUnit.SECONDS).kind()).isEqualTo(Verdict.Kind.WRONG);
    }

    @Test
    void a_code_is_not_lost_with_the_node_that_was_accepting_it() throws Exception {
        var first = nodes.submit(() -> first(true));
        var second = second();

        Patience.until(PATIENCE, this::secondWaits);
        goOn.countDown();

        first.get(20, TimeUnit.SECONDS);
        assertThat(second.get(20, TimeUnit.SECONDS).isAccepted()).isTrue();
    }

    private Verdict first(boolean dies) {
        return Tenancy.in(
                scene.organisation,
                () -> scene.transaction.execute(status -> {
                    var verdict = check();
                    accepted.countDown();
                    await(goOn);
                    if (dies) {
                        status.setRollbackOnly();
                    }
                    return verdict;
                }));
    }

    private Future<Verdict> second() {
        await(accepted);
        return nodes.submit(() -> Tenancy.in(scene.organisation, this::check));
    }

    private Verdict check() {
        return issuer.check(scene.user, Set.of(IdentificationMeans.APP), code, new Pin(KeyringScene.PIN));
    }

    private boolean secondWaits() {
        return scene.jdbc.sql("""
                        select exists (select from pg_stat_activity
                        where datname = current_database() and wait_event_type = 'Lock' and query like '%organisation_user%for no key update%')
                        """).query(Boolean.class).single();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
