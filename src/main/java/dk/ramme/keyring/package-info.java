/** The means in the hands of the users: each user's own page of them, and the devices that are ordered for users. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "identifier",
            "tenancy",
            "audit",
            "organisation",
            "people",
            "people :: list",
            "means",
            "orders",
            "link",
            "login",
            "activation",
            "bulk",
            "ui",
            "people :: cpr",
            "people :: need"
        })
package dk.ramme.keyring;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
