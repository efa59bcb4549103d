package dk.ramme.jobs;

import dk.ramme.tenancy.CrossTenantTask;
import dk.ramme.tenancy.Tenancy;
import dk.ramme.tenancy.TransactionSettings;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Background work that is due in several organisations, done in each one's name. One where it fails, or that is locked for
 * long, holds up no other: its failure is logged and counted, the others have their turn, and then the job has failed.
 */
@Component
public class EachOrganisation {

    private static final Logger LOG = LoggerFactory.getLogger(EachOrganisation.class);
    private static final String LONGEST_WAIT = "30s";

    private final TransactionTemplate transaction;
    private final TransactionSettings settings;
    private final Counter failures;

    EachOrganisation(TransactionTemplate transaction, TransactionSettings settings, MeterRegistry meters) {
        this.transaction = transaction;
        this.settings = settings;
        this.failures = meters.counter("ramme.jobs.organisations.failed");
    }

    /**
     * @param due finds the organisations, as a job may that looks across them
     * @param work is done in each, in a transaction of its own
     * @throws RuntimeException the first failure, with the others, when all have had their turn
     */
    public void each(Supplier<List<UUID>> due, Consumer<UUID> work) {
        go(due, organisation -> {
            inTransaction(() -> work.accept(organisation));
        });
    }

    /**
     * For work that may be much in one organisation.
     *
     * @param turn does a part, in a transaction of its own, says how much, and is called again until that is nothing
     * @return how much was done in all
     * @throws RuntimeException the first failure, with the others, when all have had their turn
     */
    public int eachInTurns(Supplier<List<UUID>> due, ToIntFunction<UUID> turn) {
        var total = new int[1];
        go(due, organisation -> {
            var done = new int[1];
            do {
                inTransaction(() -> done[0] = turn.applyAsInt(organisation));
                total[0] += done[0];
            } while (done[0] > 0);
        });
        return total[0];
    }

    private void go(Supplier<List<UUID>> due, Consumer<UUID> work) {
        var organisations =
                Tenancy.on(CrossTenantTask.JOB, () -> Objects.requireNonNull(transaction.execute(status -> due.get())));
        @Nullable RuntimeException first = null;
        for (var organisation : organisations) {
            try {
                Tenancy.in(organisation, () -> work.accept(organisation));
            } catch (RuntimeException failure) {
                LOG.error("Background work failed in organisation {}; the others go on", organisation, failure);
                failures.increment();
                if (first == null) first = failure;
                else first.addSuppressed(failure);
            }
        }
        if (first != null) throw first;
    }

    private void inTransaction(Runnable work) {
        transaction.executeWithoutResult(status -> {
            settings.set("lock_timeout", LONGEST_WAIT);
            work.run();
        });
    }
}
