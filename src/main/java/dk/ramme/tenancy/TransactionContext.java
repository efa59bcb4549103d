package dk.ramme.tenancy;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.TransactionStatus;

/**
 * Tells PostgreSQL at the start of each transaction on whose behalf it runs. */
@Component
class TransactionContext implements TransactionExecutionListener {

    private final TransactionSettings settings;
    private final ObjectProvider<PlatformTransactionManager> transactions;

    TransactionContext(TransactionSettings settings, ObjectProvider<PlatformTransactionManager> transactions) {
        this.settings = settings;
        this.transactions = transactions;
    }

    @Override
    public void afterBegin(TransactionExecution transaction, @Nullable Throwable failure) {
        var context = Tenancy.context();
        if (failure != null || context == null) {
            return;
        }
        try {
            tell(context);
        } catch (RuntimeException untold) {
            end(transaction, untold);
            throw untold;
        }
    }

    private void tell(Tenancy.Context context) {
        var organisation =
                context.organisationId() == null ? "" : context.organisationId().toString();
        var duty = context.duty() == null ? "" : context.duty().setting();
        settings.set(Map.of("app.organisation", organisation, "app.duty", duty));
    }

    /** The framework takes the transaction for begun, and would leave it to this thread, and its connection with it. */
    private void end(TransactionExecution transaction, RuntimeException why) {
        try {
            transactions.getObject().rollback((TransactionStatus) transaction);
        } catch (RuntimeException alsoThat) {
            why.addSuppressed(alsoThat);
        }
    }
}
