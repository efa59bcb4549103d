package dk.ramme.tenancy;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Background work that is due in several organisations, done in each one's name and in a transaction of its own. */
@Component
public class EachOrganisation {

    private final TransactionTemplate transaction;

    EachOrganisation(TransactionTemplate transaction) {
        this.transaction = transaction;
    }

    /**
     * @param due finds the organisations, as a job may that looks across them
     * @param work is done in each; an organisation where it fails holds up no other
     * @throws RuntimeException the first failure, with the others, when all have had their turn
     */
    public void due(Supplier<List<UUID>> due, Consumer<UUID> work) {
        var organisations =
                Tenancy.on(Duty.JOB, () -> Objects.requireNonNull(transaction.execute(status -> due.get())));
        RuntimeException first = null;
        for (var organisation : organisations) {
            try {
                Tenancy.in(organisation, () -> transaction.executeWithoutResult(status -> work.accept(organisation)));
            } catch (RuntimeException failure) {
                if (first == null) first = failure;
                else first.addSuppressed(failure);
            }
        }
        if (first != null) throw first;
    }
}
