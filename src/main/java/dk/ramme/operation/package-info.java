/** What whoever runs Ramme can see of it: figures that name nobody. Nobody knows it. */
@NullMarked
@ApplicationModule(allowedDependencies = {"tenancy", "imports", "activation", "people"})
package dk.ramme.operation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
