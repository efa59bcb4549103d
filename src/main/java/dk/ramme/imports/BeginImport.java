package dk.ramme.imports;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import dk.ramme.audit.AuditTrail;
import dk.ramme.imports.run.ImportState;
import dk.ramme.jobs.OrganisationJob;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Begins what has been read and looked at: queues the job that writes it, in the transaction that says so. */
@Service
public class BeginImport {

    private final ImportLock lock;
    private final AuditTrail audit;
    private final ObjectProvider<SchedulerClient> scheduler;

    BeginImport(ImportLock lock, AuditTrail audit, ObjectProvider<SchedulerClient> scheduler) {
        this.lock = lock;
        this.audit = audit;
        this.scheduler = scheduler;
    }

    /** @return false when it has been begun already, or has ended */
    @Transactional
    public boolean begin(UUID importId) {
        var run = lock.lockAsAdministrator(importId)
                .filter(read -> read.state() == ImportState.READY)
                .orElse(null);
        if (run == null) return false;
        run.queue();
        audit.record(
                "IMPORT_STARTED",
                "import",
                importId,
                Map.of("name", run.name(), "rows", run.amount().rows()));
        scheduler
                .getObject()
                .scheduleIfNotExists(ImportJob.instance(run.organisationId(), importId), OrganisationJob.now());
        return true;
    }
}
