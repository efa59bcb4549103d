/** Looks at what Ramme is started with before anything else happens, and says everything that is wrong at once. Nobody knows it. */
@NullMarked
@ApplicationModule(allowedDependencies = {"identifier", "remote", "vault", "login", "web", "login :: broker"})
package dk.ramme.start;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
