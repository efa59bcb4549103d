package dk.ramme.trail;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which decisions are asked for.
 *
 * @param person who decided, or whom it is about
 * @param until the first moment that is too late
 */
record TrailFilter(
        @Nullable UUID person,
        @Nullable String action,
        @Nullable Instant from,
        @Nullable Instant until) {

    static TrailFilter about(UUID person) {
        return new TrailFilter(person, null, null, null);
    }
}
