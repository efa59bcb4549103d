/** Employees who are no users yet ask an organisation to be created, and a user administrator answers. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "identifier",
            "vault",
            "ration",
            "tenancy",
            "jobs",
            "audit",
            "organisation",
            "people",
            "login",
            "ui",
            "people :: request",
            "people :: profile"
        })
package dk.ramme.asking;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
