package dk.ramme.asking;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An employee's request that nobody has answered. */
@SuppressWarnings("ArrayRecordComponent")
record Request(
        UUID id,
        String name,
        LocalDate birthDate,
        byte @Nullable [] cprSealed,
        String email,
        String language,
        String message,
        Instant askedAt) {

    public boolean knownByCpr() {
        return cprSealed != null;
    }
}
