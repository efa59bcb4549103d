/** Background work: at night, in each organisation where something is due, and turn by turn in one of them. */
@NullMarked
@ApplicationModule(allowedDependencies = {"tenancy"})
package dk.ramme.jobs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
