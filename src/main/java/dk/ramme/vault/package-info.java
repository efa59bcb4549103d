/** Sealing and indexing of personal data, link tokens, the keys and their rotation, and the mask over the log. */
@NullMarked
@ApplicationModule(allowedDependencies = {"alarm", "identifier"})
package dk.ramme.vault;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
