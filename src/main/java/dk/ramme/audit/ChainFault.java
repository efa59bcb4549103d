package dk.ramme.audit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that nobody but a master of the database can have done.
 *
 * @param position in the organisation's chain; none for a row that is not in it
 * @param eventId number of the row; none where a seal itself is missing
 */
record ChainFault(
        Kind kind,
        @Nullable UUID organisation,
        @Nullable Long position,
        @Nullable Long eventId,
        String about) {

    enum Kind {
        CHANGED("the row is not what was sealed"),
        REMOVED("the row is gone"),
        ADDED("the row was never given to the sealer"),
        MISDATED("the row tells of another time than the one it was written at"),
        SEAL_CHANGED("the seal does not follow from the one before it"),
        SEAL_REMOVED("seals are missing before this one"),
        NOT_SEALED("the row has waited for its seal too long; does the sealer run?"),
        HEAD_LOST("the chain does not hold the end that was noted");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    @Override
    public String toString() {
        return kind + ": " + kind.words + " – organisation " + (organisation == null ? "none" : organisation)
                + (position == null ? "" : ", position " + position)
                + (eventId == null ? "" : ", row " + eventId)
                + (about.isEmpty() ? "" : " (" + about + ")");
    }
}
