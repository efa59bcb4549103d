package dk.ramme.keyring;

import dk.ramme.means.IdentificationMeans;

/** Where means of each kind are taken into use. */
final class Paths {

    private Paths() {}

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
