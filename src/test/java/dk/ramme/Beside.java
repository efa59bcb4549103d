package dk.ramme;

import static org.assertj.core.api.Assertions.assertThat;

import dk.ramme.tenancy.Tenancy;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Two who act at once in one organisation. The first has begun a transaction, and goes on in it when the second waits for a lock,
 * or has ended without.
 */
public final class Beside {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final UUID organisation;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    public Beside(ApplicationContext beans, UUID organisation) {
        this.organisation = organisation;
        this.jdbc = beans.getBean(JdbcClient.class);
        this.transaction = beans.getBean(TransactionTemplate.class);
    }

    /** @return what the second comes to, whose transactions are its own; either of them fails: so does this */
    public <T> T second(Runnable first, Runnable then, Supplier<T> second) throws Exception {
        var begun = new CountDownLatch(1);
        var ended = new CountDownLatch(1);
        var one = CompletableFuture.runAsync(() -> in(() -> {
            first.run();
            begun.countDown();
            Patience.until(PATIENCE, () -> ended.getCount() == 0 || somebodyWaits(jdbc));
            then.run();
        }));
        assertThat(begun.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        var other = CompletableFuture.supplyAsync(() -> {
            try {
                return Tenancy.in(organisation, second);
            } finally {
                ended.countDown();
            }
        });
        one.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        return other.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private void in(Runnable work) {
        Tenancy.in(organisation, () -> transaction.executeWithoutResult(status -> work.run()));
    }

    /** Whether somebody waits for what this transaction holds: others may wait for each other meanwhile. */
    public static boolean somebodyWaits(JdbcClient jdbc) {
        return jdbc.sql(
                        "select exists (select from pg_stat_activity where pg_backend_pid() = any (pg_blocking_pids(pid)))")
                .query(Boolean.class)
                .single();
    }
}
