package dk.ramme.means;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A means in the hands of a user.
 *
 * @param locked whether it was locked after too many wrong codes or PINs
 * @param withPin whether it has a PIN, which a means of before PINs were asked for may lack; a chip asks for its own
 */
public record HeldMeans(
        UUID id,
        UUID userId,
        IdentificationMeans kind,
        String name,
        @Nullable String serial,
        boolean locked,
        boolean withPin,
        Instant activatedAt,
        @Nullable Instant usedAt) {

    /** Whether its user has yet to choose a PIN for it (M5). */
    public boolean lacksPin() {
        return kind.givesCodes() && !withPin;
    }
}
