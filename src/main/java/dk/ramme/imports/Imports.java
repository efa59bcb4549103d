package dk.ramme.imports;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What other modules may know about an organisation's imports. */
@Service
public class Imports {

    private final ImportRuns runs;

    Imports(ImportRuns runs) {
        this.runs = runs;
    }

    /** The import begun last, whatever has become of it. */
    @Transactional(readOnly = true)
    public Optional<ImportStatus> latest(UUID organisationId) {
        return runs.latest(organisationId, false).map(ImportRun::status);
    }
}
