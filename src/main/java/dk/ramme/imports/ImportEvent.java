package dk.ramme.imports;

import java.time.Instant;
import java.util.UUID;

/** What happens to imports. */
public sealed interface ImportEvent {

    /** A registry has not answered for a good while, and is asked again and again; published at each silence as often as it is asked. */
    record ImportWaiting(UUID organisationId, UUID importId, Instant since) implements ImportEvent {}

    /** A registry has been read, and somebody should look at it and begin; published in the transaction that read it, once. */
    record ImportReady(UUID organisationId, UUID importId, int rows) implements ImportEvent {}

    /** The source of an import could not be read to its end; published in the transaction that ended it, once. */
    record ImportRefused(UUID organisationId, UUID importId) implements ImportEvent {}

    /** An import was given up after several tries; published in the transaction that ended it, once. */
    record ImportFailed(UUID organisationId, UUID importId, int written, int updated) implements ImportEvent {}

    /**
     * An import has come to its end, or was cancelled; published in the transaction that ended it, once.
     *
     * @param came what came along above all, and so what is next
     */
    record ImportFinished(
            UUID organisationId,
            UUID importId,
            int written,
            int updated,
            int rights,
            int leftOut,
            Came came,
            boolean cancelled)
            implements ImportEvent {

        /** What an import brought. */
        public enum Came {
            /** Users, or rights for them, to be activated next. */
            USERS,
            /** Administrators and no users. */
            ADMINISTRATORS,
            /** Organisation data alone. */
            ORGANISATION,
            NOTHING
        }
    }

    /**
     * Users have been created from a file, or as many as came about; published in the transaction that ended it, once.
     *
     * @param left rows that gave no user
     */
    record UsersCreated(UUID organisationId, UUID importId, int created, int left, End end) implements ImportEvent {

        /** How it ended. */
        public enum End {
            FINISHED,
            CANCELLED,
            FAILED
        }
    }
}
