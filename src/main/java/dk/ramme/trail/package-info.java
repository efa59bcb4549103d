/** The audit trail as people meet it: searched and exported by an organisation's administrators, and each person's own part of it. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "tenancy",
            "audit",
            "identifier",
            "vault",
            "organisation",
            "people",
            "login",
            "ui",
            "people :: list"
        })
package dk.ramme.trail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
