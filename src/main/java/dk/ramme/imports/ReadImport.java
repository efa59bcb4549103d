package dk.ramme.imports;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import dk.ramme.audit.AuditTrail;
import dk.ramme.imports.check.SameBirthDates;
import dk.ramme.imports.row.FileProblem;
import dk.ramme.imports.row.FileRefused;
import dk.ramme.imports.row.ImportSource;
import dk.ramme.imports.run.ImportRun;
import dk.ramme.imports.run.ImportRun.Source;
import dk.ramme.imports.run.ImportRuns;
import dk.ramme.imports.run.Opening;
import dk.ramme.imports.stage.Staging;
import dk.ramme.imports.stage.StagingPlaces;
import dk.ramme.jobs.OrganisationJob;
import dk.ramme.organisation.OrganisationState;
import dk.ramme.people.cpr.CprTries;
import dk.ramme.ration.RateLimit;
import dk.ramme.ration.RateLimits;
import dk.ramme.tenancy.Tenancy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens imports: a file is read at once, all of it or nothing; a registry is read by a job, page by page. */
@Service
public class ReadImport {

    /** Mended again and again a file is read some ten times; those who try which numbers are known read many more. */
    static final RateLimit FILES = new RateLimit("files-with-cpr", 40, Duration.ofDays(2));

    private final ImportRuns runs;
    private final StagingPlaces places;
    private final ImportLock lock;
    private final CprTries tries;
    private final RateLimits rations;
    private final AuditTrail audit;
    private final Clock clock;
    private final ObjectProvider<SchedulerClient> scheduler;

    ReadImport(
            ImportRuns runs,
            StagingPlaces places,
            ImportLock lock,
            CprTries tries,
            RateLimits rations,
            AuditTrail audit,
            Clock clock,
            ObjectProvider<SchedulerClient> scheduler) {
        this.runs = runs;
        this.places = places;
        this.lock = lock;
        this.tries = tries;
        this.rations = rations;
        this.audit = audit;
        this.clock = clock;
        this.scheduler = scheduler;
    }

    /**
     * Reads a file; nothing is written to users before the import is begun.
     *
     * @throws FileRefused when the source cannot be imported
     * @throws ImportRunning when the organisation has an import open
     */
    @Transactional
    public UUID file(Opening opening, ImportSource source) {
        var run = open(opening, Source.FILE);
        var id = run.id();
        var numbers = new SameBirthDates();
        var staging = new Staging(id, places, opening.wanted().sections()).counting(numbers);
        try {
            source.read(staging);
        } catch (IOException broken) {
            throw new UncheckedIOException("the source cannot be read", broken);
        }
        staging.end();
        if (staging.rowCount() == 0) throw FileRefused.because(FileProblem.NOTHING_WANTED);
        requireProbable(opening, numbers, staging.rowCount());
        if (staging.numbersTried()) tries.refusedFile(opening.byName());
        requireAgreement(run);
        run.read(staging.amount(), null, null);
        run.ready(clock.instant());
        audit.record("IMPORT_READ", "import", id, Map.of("name", opening.name(), "rows", staging.rowCount()));
        return id;
    }

    /**
     * Queues the reading of the registry.
     *
     * @throws ImportRunning when the organisation has an import open
     */
    @Transactional
    public UUID registry(Opening opening) {
        var run = open(opening, Source.REGISTRY);
        var id = run.id();
        requireAgreement(run);
        audit.record("IMPORT_READ", "import", id, Map.of("name", opening.name()));
        scheduler
                .getObject()
                .scheduleIfNotExists(RegistryJob.instance(Tenancy.organisation(), id), OrganisationJob.now());
        return id;
    }

    private void requireProbable(Opening opening, SameBirthDates numbers, int rows) {
        if (numbers.areImprobable(rows)) {
            tries.refusedFile(opening.byName());
            throw FileRefused.at(FileProblem.MANY_NUMBERS_OF_ONE_DATE, numbers.mostOfOneDate());
        }
        if (numbers.mostOfOneDate() > 0
                && rations.takeWithin(FILES, Tenancy.organisation().toString()).isPresent()) {
            tries.refusedFile(opening.byName());
            throw FileRefused.at(FileProblem.MANY_FILES, FILES.most());
        }
    }

    private ImportRun open(Opening opening, Source source) {
        try {
            return runs.saveAndFlush(new ImportRun(Tenancy.organisation(), source, opening, clock.instant()));
        } catch (DataIntegrityViolationException running) {
            throw new ImportRunning(Tenancy.organisation());
        }
    }

    /**
     * Asked when the source has been read: an agreement that ended meanwhile was first, and nothing is handed in; one that ends
     * from now on waits for the end of this transaction, and then stops what came of it. So is whoever hands it in: they may
     * have lost their role. Nobody else has met the new import, so it matters to none that it stood before the organisation was locked.
     */
    private void requireAgreement(ImportRun run) {
        var organisation = lock.requireAdministrator(run);
        if (organisation.state() == OrganisationState.ENDED) {
            throw new AccessDeniedException("the agreement of organisation " + organisation.id() + " is over");
        }
    }

    /** The organisation has an import under way already; it has one at a time. */
    public static class ImportRunning extends RuntimeException {

        ImportRunning(UUID organisationId) {
            super("an import is open already for organisation " + organisationId);
        }
    }
}
