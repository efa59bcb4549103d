/** The devices that are ordered for users: what they cost, where they are, and that nobody is sent two. */
@NullMarked
@ApplicationModule(allowedDependencies = {"alarm", "tenancy", "jobs", "audit", "means", "ui"})
package dk.ramme.orders;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
