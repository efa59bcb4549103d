package dk.ramme.imports;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dk.ramme.imports.row.ImportSettings;
import dk.ramme.imports.run.ImportRuns;
import dk.ramme.jobs.EachOrganisation;
import dk.ramme.jobs.Nightly;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Limit;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Erases at night what imports keep of CPR numbers without need: what was read and never begun, rows left out that
 * nobody has mended, and whom the report told of.
 */
@Configuration(proxyBeanMethods = false)
class ImportErasure {

    private static final LocalTime AT_NIGHT = LocalTime.of(3, 20);

    private final JdbcClient jdbc;
    private final ImportRuns runs;
    private final EndImport end;
    private final EachOrganisation organisations;
    private final ImportSettings settings;
    private final Clock clock;

    ImportErasure(
            JdbcClient jdbc,
            ImportRuns runs,
            EndImport end,
            EachOrganisation organisations,
            ImportSettings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.runs = runs;
        this.end = end;
        this.organisations = organisations;
        this.settings = settings;
        this.clock = clock;
    }

    @Bean
    RecurringTask<Void> importErasureTask() {
        return Nightly.task("import-erasure", AT_NIGHT, this::erase);
    }

    void erase() {
        organisations.eachInTurns(this::due, organisation -> eraseSome());
    }

    private List<UUID> due() {
        return dated("""
                select organisation_id from import_run where state = 'READY' and ready_at < :neverBegun
                union
                select l.organisation_id from import_left_out l join import_run r on r.id = l.import_id
                where r.finished_at < :leftOut
                union
                select organisation_id from import_run where finished_at < :leftOut and not people_erased
                """).param("neverBegun", neverBegun()).query(UUID.class).list();
    }

    /** One import a turn: what was read of it may be much. */
    private int eraseSome() {
        var erased = dated("""
                delete from import_left_out l using import_run r
                where r.organisation_id = l.organisation_id and r.id = l.import_id and r.finished_at < :leftOut
                """).update();
        var lapsed = runs.readyBefore(neverBegun().toInstant(), Limit.of(1));
        lapsed.forEach(end::lapse);
        var told = runs.toldOfPeopleBefore(clock.instant().minus(settings.keepLeftOut()), Limit.of(1));
        told.forEach(end::forgetPeople);
        return erased + lapsed.size() + told.size();
    }

    private Timestamp neverBegun() {
        return Timestamp.from(clock.instant().minus(settings.keepUnbegun()));
    }

    private JdbcClient.StatementSpec dated(String sql) {
        return jdbc.sql(sql).param("leftOut", Timestamp.from(clock.instant().minus(settings.keepLeftOut())));
    }
}
