/** Sees that the keys of the vault are those of the database, and changes them while the application serves. */
@NullMarked
@ApplicationModule(allowedDependencies = {"alarm", "tenancy", "vault", "audit"})
package dk.ramme.rotation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
