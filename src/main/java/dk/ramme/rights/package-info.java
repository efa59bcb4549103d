/** What users may do in self-services: the rights that are known, and who has which. */
@NullMarked
@ApplicationModule(allowedDependencies = {"tenancy", "ui"})
package dk.ramme.rights;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
