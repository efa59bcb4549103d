/** The set-up: its steps in their order, how far an organisation has come, and the confirmation that puts its answers in force. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "identifier",
            "tenancy",
            "audit",
            "organisation",
            "people",
            "means",
            "orders",
            "login",
            "joining",
            "imports",
            "settings",
            "ui",
            "imports :: run",
            "joining :: appointment"
        })
package dk.ramme.setup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
