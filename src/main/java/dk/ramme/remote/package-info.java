/** Asks other systems over HTTP: whole answers in time, of limited size, and again where that may help. */
@NullMarked
@ApplicationModule(allowedDependencies = "alarm")
package dk.ramme.remote;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
