/** Users of an organisation, their roles and the identity they proved themselves with. */
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
            "rights",
            "link",
            "ration",
            "ui"
        })
package dk.ramme.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
