/** A file of changes to users who are here, movers and leavers: read, shown, and done to many as one run (B3). */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "identifier",
            "tenancy",
            "jobs",
            "audit",
            "organisation",
            "means",
            "rights",
            "people",
            "people :: list",
            "people :: group",
            "bulk",
            "granting",
            "keyring",
            "ui",
            "imports.row",
            "people :: life",
            "people :: profile"
        })
package dk.ramme.imports.change;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
