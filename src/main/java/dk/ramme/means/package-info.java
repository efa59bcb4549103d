/** What a user identifies themself with. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dk.ramme.means;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
