/** Brings users over from NemID employee signatures: sources, checks, the run in the background, its report. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "alarm",
            "edge",
            "identifier",
            "vault",
            "tenancy",
            "jobs",
            "audit",
            "organisation",
            "rights",
            "people",
            "ration",
            "joining",
            "login",
            "remote",
            "ui",
            "imports.check",
            "imports.change",
            "imports.decision",
            "imports.file",
            "imports.registry",
            "imports.row",
            "joining :: appointment",
            "people :: cpr"
        })
package dk.ramme.imports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
