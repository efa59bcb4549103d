/** What an organisation answers, once as a draft in its set-up and later as its settings, and who answers at the same time. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "identifier",
            "tenancy",
            "jobs",
            "audit",
            "organisation",
            "people",
            "activation",
            "orders",
            "means",
            "login",
            "joining",
            "imports",
            "trail",
            "ui",
            "joining :: appointment",
            "people :: life",
            "people :: need"
        })
package dk.ramme.settings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
