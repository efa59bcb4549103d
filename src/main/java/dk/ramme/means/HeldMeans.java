package dk.ramme.means;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A means in the hands of a user.
 *
 * @param locked whether it was locked after too many wrong codes
 */
public record HeldMeans(
        UUID id,
        UUID userId,
        IdentificationMeans kind,
        String name,
        @Nullable String serial,
        boolean locked,
        Instant activatedAt,
        @Nullable Instant usedAt) {}
