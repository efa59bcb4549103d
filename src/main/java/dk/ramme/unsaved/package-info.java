/** What somebody typed and could not save, because they had to log in first: kept sealed, and shown to them again on the same page. */
@NullMarked
@ApplicationModule(allowedDependencies = {"vault"})
package dk.ramme.unsaved;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
