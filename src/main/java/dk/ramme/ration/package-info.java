/** What people can make us do to others, or store, has an end: counted over all nodes, and over restarts. */
@NullMarked
@ApplicationModule(allowedDependencies = {"vault", "tenancy", "jobs"})
package dk.ramme.ration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
