/** Changes the keys of the vault while the application serves: seals and indexes anew whatever is under a former key. */
@NullMarked
@ApplicationModule(allowedDependencies = {"alarm", "tenancy", "vault", "audit"})
package dk.ramme.rotation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
