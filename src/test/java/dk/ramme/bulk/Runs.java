package dk.ramme.bulk;

import dk.ramme.Patience;
import dk.ramme.audit.Actor;
import dk.ramme.audit.OnBehalf;
import dk.ramme.tenancy.Tenancy;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What tests of other rooms do with runs, in the name of whoever administers the users. */
public final class Runs {

    public static final int CHUNK = RunningBulk.CHUNK;

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final UUID organisation;
    private final Actor by;
    private final BulkReport report;
    private final RunningBulk running;
    private final Undoing undoing;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    public Runs(ApplicationContext beans, UUID organisation, Actor by) {
        this.organisation = organisation;
        this.by = by;
        report = beans.getBean(BulkReport.class);
        running = beans.getBean(RunningBulk.class);
        undoing = beans.getBean(Undoing.class);
        jdbc = beans.getBean(JdbcClient.class);
        transaction = beans.getBean(TransactionTemplate.class);
    }

    public BulkRun find(UUID run) {
        return as(by, () -> report.find(run));
    }

    public void start(UUID run) {
        start(run, by);
    }

    public void start(UUID run, Actor other) {
        as(other, () -> {
            running.start(run);
            return run;
        });
    }

    /** Without its job, so that a test can take the steps itself. */
    public void startWithoutJob(UUID run) {
        as(
                by,
                () -> transaction.execute(status -> jdbc.sql("update bulk_run set state = 'RUNNING', started_at = now()"
                                + " where organisation_id = :organisation and id = :run")
                        .param("organisation", organisation)
                        .param("run", run)
                        .update()));
    }

    /** The next chunk, as the job does it. @return whether there may be more */
    public boolean next(UUID run) {
        return Tenancy.in(organisation, () -> running.next(run));
    }

    /** The run that would undo it; nothing has happened yet. */
    public UUID undo(UUID run) {
        return as(by, () -> undoing.begin(run));
    }

    /** What became of the users, or would become of them now: how many of each. */
    public Map<String, Integer> outcomes(UUID run) {
        return as(by, () -> report.of(run)).outcomes();
    }

    public Map<String, Integer> finished(UUID run) {
        Patience.until(PATIENCE, () -> find(run), BulkRun::isFinished);
        return outcomes(run);
    }

    private <T> T as(Actor who, Supplier<T> work) {
        return Tenancy.in(organisation, () -> OnBehalf.call(who, "BULK", work));
    }
}
