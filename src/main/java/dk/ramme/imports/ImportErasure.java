package dk.ramme.imports;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dk.ramme.imports.row.ImportSettings;
import dk.ramme.imports.run.ImportRuns;
import dk.ramme.imports.run.LeftOutRows;
import dk.ramme.jobs.EachOrganisation;
import dk.ramme.jobs.Nightly;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Limit;

/**
 * Erases at night what imports keep of CPR numbers without need: what was read and never begun, rows left out that
 * nobody has mended, and whom the report told of.
 */
@Configuration(proxyBeanMethods = false)
class ImportErasure {

    private static final LocalTime AT_NIGHT = LocalTime.of(3, 20);

    private final LeftOutRows leftOut;
    private final ImportRuns runs;
    private final EndImport end;
    private final EachOrganisation organisations;
    private final ImportSettings settings;
    private final Clock clock;

    ImportErasure(
            LeftOutRows leftOut,
            ImportRuns runs,
            EndImport end,
            EachOrganisation organisations,
            ImportSettings settings,
            Clock clock) {
        this.leftOut = leftOut;
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
        return runs.organisationsToErase(neverBegun(), ended());
    }

    /** One import a turn: what was read of it may be much. */
    private int eraseSome() {
        var erased = leftOut.erase(ended());
        var lapsed = runs.readyBefore(neverBegun(), Limit.of(1));
        lapsed.forEach(end::lapse);
        var told = runs.toldOfPeopleBefore(ended(), Limit.of(1));
        told.forEach(end::forgetPeople);
        return erased + lapsed.size() + told.size();
    }

    private Instant neverBegun() {
        return clock.instant().minus(settings.keepUnbegun());
    }

    private Instant ended() {
        return clock.instant().minus(settings.keepLeftOut());
    }
}
