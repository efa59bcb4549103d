package dk.ramme.imports;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import dk.ramme.audit.AuditTrail;
import dk.ramme.organisation.Organisations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads a source, puts its rows away and queues the job that writes them: all of it, or nothing. */
@Service
class StartImport {

    private static final ZoneId COPENHAGEN = ZoneId.of("Europe/Copenhagen");

    private final ImportRuns runs;
    private final Chunks chunks;
    private final FindingRows findings;
    private final Organisations organisations;
    private final AuditTrail audit;
    private final ImportSettings settings;
    private final Clock clock;
    private final ObjectProvider<SchedulerClient> scheduler;

    StartImport(
            ImportRuns runs,
            Chunks chunks,
            FindingRows findings,
            Organisations organisations,
            AuditTrail audit,
            ImportSettings settings,
            Clock clock,
            ObjectProvider<SchedulerClient> scheduler) {
        this.runs = runs;
        this.chunks = chunks;
        this.findings = findings;
        this.organisations = organisations;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
        this.scheduler = scheduler;
    }

    /**
     * @throws FileRefused when the source cannot be imported
     * @throws ImportRunning when the organisation has an import under way
     */
    @Transactional
    public UUID start(UUID organisationId, UUID by, String byName, String name, ImportSource source) {
        var id = UUID.randomUUID();
        var at = clock.instant();
        try {
            runs.open(id, organisationId, name, by, byName, at);
        } catch (DuplicateKeyException running) {
            throw new ImportRunning(organisationId);
        }
        int rows = stage(organisationId, id, source, at);
        audit.record("IMPORT_STARTED", "import", id, Map.of("file", name, "rows", rows));
        scheduler.getObject().scheduleIfNotExists(ImportJob.instance(organisationId, id), ImportJob.NOW.now());
        return id;
    }

    private int stage(UUID organisationId, UUID id, ImportSource source, Instant at) {
        var staging = new Staging(
                organisationId,
                id,
                chunks,
                findings,
                settings.rowsPerChunk(),
                columns -> check(organisationId, columns, at));
        try {
            source.read(staging);
            staging.finish();
            runs.staged(id, staging.columns(), staging.rowCount(), staging.chunkCount(), staging.needsLook());
            return staging.rowCount();
        } catch (IOException broken) {
            throw new UncheckedIOException("the source cannot be read", broken);
        }
    }

    private RowCheck check(UUID organisationId, Columns columns, Instant at) {
        var organisation = organisations.findById(organisationId).orElseThrow();
        return new RowCheck(columns, organisation.cvr(), LocalDate.ofInstant(at, COPENHAGEN));
    }
}
