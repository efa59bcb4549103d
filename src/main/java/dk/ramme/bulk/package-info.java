/**
 * What is done to many users at once, the same way whatever it is (B1): chosen, looked at, run in the background, reported and
 * undone. What can be done is brought by others as a {@link dk.ramme.bulk.Deed}.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "tenancy",
            "jobs",
            "audit",
            "organisation",
            "people",
            "people :: list",
            "people :: group",
            "ui",
            "people :: life",
            "people :: profile"
        })
package dk.ramme.bulk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
