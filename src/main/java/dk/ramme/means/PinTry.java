package dk.ramme.means;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A try that has been spent on the PIN of a means, and committed before its PIN is looked at. What follows goes by the hash it
 * was compared with, so that a PIN chosen meanwhile is neither opened nor locked by it.
 *
 * @param hash of the PIN the means had then; none where it had none
 * @param tries how many are spent in a row, this one included
 */
record PinTry(UUID means, @Nullable String hash, int tries) {}
