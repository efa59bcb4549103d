package dk.ramme.granting;

import dk.ramme.rights.UserRight;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A user's request for a right.
 *
 * @param active whether the user can have it: nobody is given anything while suspended
 * @param decidedByName who answered, if anybody has
 */
public record RightRequest(
        UUID id,
        UUID userId,
        String userName,
        boolean active,
        String code,
        String name,
        String nameEn,
        String reason,
        String state,
        Instant askedAt,
        @Nullable String decidedByName) {

    public UserRight right() {
        return new UserRight(code, name, nameEn, false);
    }

    public boolean isOpen() {
        return state.equals("OPEN");
    }

    public boolean isApproved() {
        return state.equals("APPROVED");
    }
}
