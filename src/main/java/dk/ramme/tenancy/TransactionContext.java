package dk.ramme.tenancy;

import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.TransactionStatus;

/**
 * Tells PostgreSQL at the start of each transaction on whose behalf it runs. The settings are local to the
 * transaction, so that nothing is left on a pooled connection.
 */
@Component
class TransactionContext implements TransactionExecutionListener {

    private static final String SETTINGS =
            "select set_config('app.organisation', ?, true), set_config('app.duty', ?, true)";

    private final ObjectProvider<DataSource> dataSource;
    private final ObjectProvider<PlatformTransactionManager> transactions;

    TransactionContext(ObjectProvider<DataSource> dataSource, ObjectProvider<PlatformTransactionManager> transactions) {
        this.dataSource = dataSource;
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
        new JdbcTemplate(dataSource.getObject()).query(SETTINGS, row -> {}, organisation, duty);
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
