/** What a user identifies themself with: kinds of means, who issues them, and the means each user holds. */
@NullMarked
@ApplicationModule(allowedDependencies = {"alarm", "vault", "tenancy", "audit", "link", "ui"})
package dk.ramme.means;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
