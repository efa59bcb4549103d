/** What administrators decide of doubtful rows: who stands twice, who is somebody else, who is an administrator. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"imports.check", "imports.row", "tenancy", "people", "identifier", "rights", "vault"})
package dk.ramme.imports.decision;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
