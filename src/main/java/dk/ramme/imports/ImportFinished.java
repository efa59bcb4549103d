package dk.ramme.imports;

import java.util.UUID;

/**
 * An import has come to its end, or was cancelled; published in the transaction that ended it, once.
 *
 * @param came what came along above all, and so what is next
 */
public record ImportFinished(
        UUID organisationId,
        UUID importId,
        int written,
        int updated,
        int rights,
        int leftOut,
        Came came,
        boolean cancelled) {

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
