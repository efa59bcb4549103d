package dk.ramme.imports;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import dk.ramme.tenancy.Duty;
import dk.ramme.tenancy.Tenancy;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Erases at night what imports keep of CPR numbers without need: what was read and never begun, and rows left out that
 * nobody has mended.
 */
@Configuration(proxyBeanMethods = false)
class ImportErasure {

    private static final LocalTime AT_NIGHT = LocalTime.of(3, 20);

    private final JdbcClient jdbc;
    private final ImportRuns runs;
    private final EndImport end;
    private final TransactionTemplate transaction;
    private final ImportSettings settings;
    private final Clock clock;

    ImportErasure(
            JdbcClient jdbc,
            ImportRuns runs,
            EndImport end,
            TransactionTemplate transaction,
            ImportSettings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.runs = runs;
        this.end = end;
        this.transaction = transaction;
        this.settings = settings;
        this.clock = clock;
    }

    @Bean
    RecurringTask<Void> importErasureTask() {
        return Tasks.recurring("import-erasure", new Daily(ZoneId.of("Europe/Copenhagen"), AT_NIGHT))
                .execute((instance, context) -> erase());
    }

    void erase() {
        var neverBegun = Timestamp.from(clock.instant().minus(settings.keepUnbegun()));
        var leftOut = Timestamp.from(clock.instant().minus(settings.keepLeftOut()));
        for (UUID organisation : due(neverBegun, leftOut)) {
            Tenancy.in(organisation, () -> eraseIn(neverBegun, leftOut));
        }
    }

    private List<UUID> due(Timestamp neverBegun, Timestamp leftOut) {
        return Tenancy.on(
                Duty.JOB,
                () -> Objects.requireNonNull(transaction.execute(status -> jdbc.sql("""
                        select organisation_id from import_run where state = 'READY' and ready_at < :neverBegun
                        union
                        select l.organisation_id from import_left_out l join import_run r on r.id = l.import_id
                        where r.finished_at < :leftOut
                        """)
                        .param("neverBegun", neverBegun)
                        .param("leftOut", leftOut)
                        .query(UUID.class)
                        .list())));
    }

    private void eraseIn(Timestamp neverBegun, Timestamp leftOut) {
        var lapsed = Objects.requireNonNull(transaction.execute(status -> runs.readyBefore(neverBegun.toInstant())));
        lapsed.forEach(end::lapse);
        transaction.executeWithoutResult(
                status -> jdbc.sql("""
                delete from import_left_out l using import_run r
                where r.organisation_id = l.organisation_id and r.id = l.import_id and r.finished_at < :leftOut
                """).param("leftOut", leftOut).update());
    }
}
