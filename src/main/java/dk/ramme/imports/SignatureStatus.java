package dk.ramme.imports;

import java.util.Locale;
import java.util.Set;

/** Whether the employee signature of a row was in use; a file without that column holds only those that were. */
enum SignatureStatus {
    ACTIVE,
    INACTIVE,
    UNKNOWN;

    private static final Set<String> IN_USE = Set.of(
            "", "aktiv", "aktivt", "aktiveret", "active", "activated", "gyldig", "gyldigt", "valid", "ja", "yes");

    private static final Set<String> OUT_OF_USE = Set.of(
            "inaktiv",
            "inactive",
            "ikke aktiv",
            "not active",
            "deaktiveret",
            "deactivated",
            "disabled",
            "udløbet",
            "expired",
            "spærret",
            "suspenderet",
            "suspended",
            "blocked",
            "locked",
            "tilbagekaldt",
            "revoked",
            "annulleret",
            "cancelled",
            "lukket",
            "closed",
            "slettet",
            "deleted",
            "ugyldig",
            "invalid",
            "nej",
            "no");

    static SignatureStatus of(String text) {
        var word = text.toLowerCase(Locale.ROOT);
        if (IN_USE.contains(word)) return ACTIVE;
        return OUT_OF_USE.contains(word) ? INACTIVE : UNKNOWN;
    }
}
