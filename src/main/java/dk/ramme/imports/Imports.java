package dk.ramme.imports;

import dk.ramme.imports.run.ImportRuns;
import dk.ramme.imports.run.ImportStatus;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What other modules may know about an organisation's imports. */
@Service
public class Imports {

    private final ImportRuns runs;
    private final EndImport end;

    Imports(ImportRuns runs, EndImport end) {
        this.runs = runs;
        this.end = end;
    }

    /** The import begun last, whatever has become of it. */
    @Transactional(readOnly = true)
    public Optional<ImportStatus> latest(UUID organisationId) {
        return runs.latest(organisationId, false).map(ImportStatus::of);
    }

    /** How many users all imports together have made. */
    @Transactional(readOnly = true)
    public int brought(UUID organisationId) {
        return runs.written(organisationId);
    }

    /**
     * Waits for the chunks at work, and lets none begin before the transaction has ended. A chunk locks its import first and
     * the organisation then: so does whoever calls this.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void holdAll(UUID organisationId) {
        runs.lockOpen(organisationId);
    }

    /** Stops for good whatever is being read, looked at or written; nothing comes of it any more. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void stopAll(UUID organisationId) {
        end.stopAll(organisationId);
    }
}
