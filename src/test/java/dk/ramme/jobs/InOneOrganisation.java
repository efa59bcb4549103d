package dk.ramme.jobs;

import dk.ramme.tenancy.TransactionSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Primary;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Goes through the organisations as the application does, but where a test says so in one alone: in the end a thousand
 * organisations of other tests are in the same database.
 */
@Primary
@TestComponent
public class InOneOrganisation extends EachOrganisation {

    private final ThreadLocal<@Nullable UUID> wanted = new ThreadLocal<>();

    InOneOrganisation(TransactionTemplate transaction, TransactionSettings settings, MeterRegistry meters) {
        super(transaction, settings, meters);
    }

    /** What the work does in all organisations it does in this one alone. */
    public void only(UUID organisation, Runnable work) {
        wanted.set(organisation);
        try {
            work.run();
        } finally {
            wanted.remove();
        }
    }

    @Override
    public void each(Supplier<List<UUID>> due, Consumer<UUID> work) {
        super.each(() -> among(due.get()), work);
    }

    @Override
    public int eachInTurns(Supplier<List<UUID>> due, ToIntFunction<UUID> turn) {
        return super.eachInTurns(() -> among(due.get()), turn);
    }

    private List<UUID> among(List<UUID> due) {
        var one = wanted.get();
        return one == null ? due : due.stream().filter(one::equals).toList();
    }
}
