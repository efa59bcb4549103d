package dk.ramme.means;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A try that has been spent on the PIN of a means.
 *
 * @param hash of the PIN the means had then; none where it had none
 * @param tries how many are spent in a row, this one included
 */
record PinTry(
        UUID means,
        IdentificationMeans kind,
        String name,
        @Nullable String hash,
        int tries) {}
