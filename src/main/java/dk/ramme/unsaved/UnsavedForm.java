package dk.ramme.unsaved;

import java.io.Serial;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/**
 * A form as a session keeps it.
 *
 * @param page where it stood
 * @param action where it was sent to
 * @param typed the fields and what they held, sealed for the owner
 */
record UnsavedForm(UUID id, String page, String action, UUID owner, Instant until, byte[] typed)
        implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    @Override
    public String toString() {
        return "UnsavedForm[" + action + "]";
    }
}
