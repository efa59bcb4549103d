package dk.ramme.imports;

import java.util.UUID;

/**
 * Users have been created from a file, or as many as came about; published in the transaction that ended it, once.
 *
 * @param left rows that gave no user
 */
public record UsersCreated(UUID organisationId, UUID importId, int created, int left, End end) {

    /** How it ended. */
    public enum End {
        FINISHED,
        CANCELLED,
        FAILED
    }
}
