/** Login with MitID, the identity check, and who is acting for which organisation. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "edge",
            "identifier",
            "alarm",
            "remote",
            "vault",
            "tenancy",
            "audit",
            "organisation",
            "people",
            "ration",
            "means",
            "link",
            "unsaved",
            "ui",
            "people :: need"
        })
package dk.ramme.login;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
