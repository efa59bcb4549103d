/** Logging in to self-services with what was activated: Ramme as OpenID provider. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "alarm",
            "audit",
            "identifier",
            "jobs",
            "link",
            "login",
            "means",
            "organisation",
            "people",
            "ration",
            "remote",
            "tenancy",
            "ui",
            "vault"
        })
package dk.ramme.services;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
