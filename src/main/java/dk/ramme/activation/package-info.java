/** Activation of users by their user administrators, and self-activation by the users. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "identifier",
            "vault",
            "tenancy",
            "jobs",
            "audit",
            "organisation",
            "people",
            "means",
            "orders",
            "rights",
            "bulk",
            "link",
            "login",
            "ui",
            "people :: list",
            "people :: cpr",
            "people :: need"
        })
package dk.ramme.activation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
