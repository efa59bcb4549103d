/** Tells people what has happened: the notification centre, the outbox and the mails. It listens; nobody calls it. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "alarm",
            "identifier",
            "vault",
            "tenancy",
            "jobs",
            "audit",
            "organisation",
            "means",
            "orders",
            "people",
            "ration",
            "link",
            "login",
            "trail",
            "ui",
            "joining",
            "imports",
            "activation",
            "asking",
            "granting",
            "rights",
            "settings",
            "setup",
            "joining :: appointment",
            "joining :: move",
            "people :: role",
            "people :: cpr",
            "people :: need"
        })
package dk.ramme.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
