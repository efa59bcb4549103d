package dk.ramme.operation;

import dk.ramme.tenancy.CrossTenantTask;
import dk.ramme.tenancy.Tenancy;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Locale;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What stands in the database now, over all organisations; every node says the same. It is asked for when the figures
 * are fetched, by statements that read open work alone. While the database is away there is no figure.
 */
@Component
class Figures implements MeterBinder {

    private static final String OPEN_IMPORTS = "select count(*) from import_run where state = '%s'";
    private static final String QUEUED = "from outbox_mail where state = 'QUEUED'";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    Figures(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge("ramme.outbox.waiting", "Mails that wait to be sent", CrossTenantTask.OUTBOX, "select count(*) " + QUEUED)
                .register(registry);
        gauge(
                        "ramme.outbox.oldest.age",
                        "How long the mail that has waited longest has waited",
                        CrossTenantTask.OUTBOX,
                        "select coalesce(extract(epoch from now() - min(created_at)), 0) " + QUEUED)
                .baseUnit("seconds")
                .register(registry);
        gauge(
                        "ramme.outbox.stopped",
                        "How long no mail has been sent because the server takes none",
                        CrossTenantTask.OUTBOX,
                        "select coalesce(extract(epoch from now() - min(since)), 0) from outbox_stop")
                .baseUnit("seconds")
                .register(registry);
        gauge(
                        "ramme.audit.unsealed.oldest.age",
                        "How long the row of the audit trail that has waited longest for its seal has waited",
                        CrossTenantTask.SEAL,
                        "select coalesce(extract(epoch from now() - min(written_at)), 0) from audit_unsealed")
                .baseUnit("seconds")
                .register(registry);
        for (var state : new String[] {"READING", "READY", "QUEUED", "RUNNING"}) {
            gauge("ramme.imports", "Imports that have not ended", CrossTenantTask.JOB, OPEN_IMPORTS.formatted(state))
                    .tag("state", state.toLowerCase(Locale.ROOT))
                    .register(registry);
        }
        gauge(
                        "ramme.activations.running",
                        "Activations of users at work in the background",
                        CrossTenantTask.JOB,
                        "select count(*) from bulk_run where deed = 'ACTIVATE' and state = 'RUNNING'")
                .register(registry);
    }

    private Gauge.Builder<?> gauge(String name, String description, CrossTenantTask duty, String sql) {
        return Gauge.builder(name, () -> ask(duty, sql)).description(description);
    }

    private Number ask(CrossTenantTask duty, String sql) {
        return Tenancy.on(
                duty,
                () -> Objects.requireNonNull(transaction.execute(
                        status -> jdbc.sql(sql).query(Double.class).single())));
    }
}
