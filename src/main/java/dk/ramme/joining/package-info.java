/** A management representative joins the organisation and appoints its organisation administrators, who come by invitation. */
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
            "people",
            "link",
            "login",
            "remote",
            "ui",
            "people :: cpr"
        })
package dk.ramme.joining;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
