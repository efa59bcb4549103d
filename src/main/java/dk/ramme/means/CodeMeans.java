package dk.ramme.means;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A means that shows codes, with what is needed to check one. */
record CodeMeans(
        UUID id,
        IdentificationMeans kind,
        String name,
        CodeMaker maker,
        int wrong,
        @Nullable Instant waitUntil,
        @Nullable String pinHash,
        int pinWrong,
        Instant begunAt) {

    /** The wrong code that locks the means. */
    static final int MOST_WRONG = 10;

    boolean isLocked() {
        return wrong >= MOST_WRONG || pinWrong >= Pin.MOST_WRONG;
    }

    /** The try that is spent on its PIN when its code is accepted. */
    PinTry pinTry() {
        return new PinTry(id, kind, name, pinHash, pinHash == null ? 0 : pinWrong + 1);
    }

    boolean mustWait(Instant now) {
        return waitUntil != null && now.isBefore(waitUntil);
    }
}
