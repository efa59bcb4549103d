/** Identifiers and names of people and companies: values that cannot be wrong, and the constraints for forms. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dk.ramme.identifier;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
