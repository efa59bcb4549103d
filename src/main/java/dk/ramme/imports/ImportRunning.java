package dk.ramme.imports;

import java.util.UUID;

/** The organisation has an import under way already; it has one at a time. */
public class ImportRunning extends RuntimeException {

    ImportRunning(UUID organisationId) {
        super("an import is open already for organisation " + organisationId);
    }
}
