package dk.ramme.imports;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads imports and their reports for the pages. */
@Service
@Transactional(readOnly = true)
class ImportReports {

    private static final int HISTORY = 10;

    private final ImportRuns runs;
    private final FindingRows findings;

    ImportReports(ImportRuns runs, FindingRows findings) {
        this.runs = runs;
        this.findings = findings;
    }

    public Optional<ImportRun> find(UUID id) {
        return runs.find(id);
    }

    public Optional<ImportRun> open(UUID organisationId) {
        return runs.latest(organisationId).filter(ImportRun::isOpen);
    }

    public List<ImportRun> history(UUID organisationId) {
        return runs.history(organisationId, HISTORY);
    }

    public List<Finding> page(ImportRun run, int page, int size) {
        return findings.page(run.organisationId(), run.id(), page, size);
    }

    public List<Finding> after(ImportRun run, int line, String code, int limit) {
        return findings.after(run.organisationId(), run.id(), line, code, limit);
    }

    public int count(ImportRun run) {
        return findings.count(run.organisationId(), run.id());
    }
}
