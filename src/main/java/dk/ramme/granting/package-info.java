/** Rights are given to users and groups and taken from them, asked for, approved and refused. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "tenancy",
            "audit",
            "organisation",
            "people",
            "rights",
            "login",
            "bulk",
            "ui",
            "people :: list",
            "people :: group",
            "people :: request"
        })
package dk.ramme.granting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
