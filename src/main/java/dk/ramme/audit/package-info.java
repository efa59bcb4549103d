/** The trail of decisions: one row per decision, in the decision's own transaction, never changed. */
@NullMarked
@ApplicationModule(allowedDependencies = {"alarm", "tenancy"})
package dk.ramme.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
