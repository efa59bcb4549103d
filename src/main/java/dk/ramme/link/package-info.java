/** Mailed links: made, found, replaced and used; only the hash of a token is kept. */
@NullMarked
@ApplicationModule(allowedDependencies = {"remote", "vault", "tenancy", "jobs"})
package dk.ramme.link;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
