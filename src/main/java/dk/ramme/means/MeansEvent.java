package dk.ramme.means;

import java.util.UUID;

/** What happens to means of identification. */
public sealed interface MeansEvent {

    /** A user has taken a means into use. */
    record MeansActivated(UUID organisationId, UUID userId, UUID meansId, IdentificationMeans kind, String name)
            implements MeansEvent {}

    /** A means was locked after too many wrong codes or PINs: somebody may be trying. */
    record MeansLocked(UUID organisationId, UUID userId, UUID meansId, String name, Cause cause) implements MeansEvent {

        /** What was wrong too often. */
        public enum Cause {
            CODES,
            PINS
        }
    }

    /** A means is good for nothing from now on. */
    record MeansRevoked(
            UUID organisationId, UUID userId, UUID meansId, IdentificationMeans kind, String name, UserMeans.Ending why)
            implements MeansEvent {}

    /** A user has chosen a PIN for a means they have in use. */
    record PinChosen(UUID organisationId, UUID userId, UUID meansId, IdentificationMeans kind, String name)
            implements MeansEvent {}
}
