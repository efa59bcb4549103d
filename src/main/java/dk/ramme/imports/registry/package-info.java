/** The registry of employee signatures as a source, page by page over HTTP. */
@NullMarked
@ApplicationModule(allowedDependencies = {"imports.row", "remote", "alarm", "vault", "identifier"})
package dk.ramme.imports.registry;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
