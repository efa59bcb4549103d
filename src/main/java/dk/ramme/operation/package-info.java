/** What whoever runs Ramme sees of it, and is told: figures and mails of alarms that name nobody. Nobody knows it. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "alarm",
            "identifier",
            "vault",
            "tenancy",
            "link",
            "ui",
            "imports",
            "activation",
            "people :: cpr"
        })
package dk.ramme.operation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
