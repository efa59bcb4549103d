/** The organisation in whose name a transaction runs; PostgreSQL's row-level security does the rest. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dk.ramme.tenancy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
