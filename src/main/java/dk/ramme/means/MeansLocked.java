package dk.ramme.means;

import java.util.UUID;

/** A means was locked after too many wrong codes or PINs: somebody may be trying. */
public record MeansLocked(UUID organisationId, UUID userId, UUID meansId, String name, Cause cause) {

    /** What was wrong too often. */
    public enum Cause {
        CODES,
        PINS
    }
}
