/** The organisation, its state and the login policy in force. */
@NullMarked
@ApplicationModule(allowedDependencies = {"identifier", "tenancy", "audit", "means"})
package dk.ramme.organisation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
