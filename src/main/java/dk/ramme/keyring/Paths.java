package dk.ramme.keyring;

import dk.ramme.means.IdentificationMeans;
import java.util.UUID;

/** Where means of each kind are taken into use, and opened again. */
final class Paths {

    private Paths() {}

    /** Where a new PIN is chosen for a means. */
    static String pin(UUID means) {
        return MeansController.PATH + "/" + means + "/pin";
    }

    static String of(IdentificationMeans kind) {
        return MeansController.PATH
                + switch (kind) {
                    case APP -> "/app";
                    case CODE_DISPLAY -> "/code-display";
                    case CODE_READER -> "/code-reader";
                    case CHIP -> "/chip";
                };
    }
}
