package dk.ramme.tenancy;

import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/**
 * Tells PostgreSQL at the start of each transaction on whose behalf it runs. The settings are local to the
 * transaction, so that nothing is left on a pooled connection.
 */
@Component
class TransactionContext implements TransactionExecutionListener {

    private static final String SETTINGS =
            "select set_config('app.organisation', ?, true), set_config('app.duty', ?, true)";

    private final ObjectProvider<DataSource> dataSource;

    TransactionContext(ObjectProvider<DataSource> dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public void afterBegin(TransactionExecution transaction, @Nullable Throwable failure) {
        var context = Tenancy.context();
        if (failure != null || context == null) {
            return;
        }
        var organisation =
                context.organisationId() == null ? "" : context.organisationId().toString();
        var duty = context.duty() == null ? "" : context.duty().setting();
        new JdbcTemplate(dataSource.getObject()).query(SETTINGS, row -> {}, organisation, duty);
    }
}
