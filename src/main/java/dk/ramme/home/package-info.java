/** The front page of whoever is logged in, and the header that says for whom they act and where they may go; nobody knows it. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "tenancy",
            "organisation",
            "people",
            "rights",
            "means",
            "login",
            "imports",
            "activation",
            "setup",
            "ui",
            "imports :: run",
            "people :: list"
        })
package dk.ramme.home;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
