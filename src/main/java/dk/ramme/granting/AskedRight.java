package dk.ramme.granting;

import dk.ramme.rights.UserRight;
import java.time.Instant;
import java.util.UUID;

/**
 * A user's request for a right, as its page shows it.
 *
 * @param active whether the user can have it: nobody is given anything while suspended
 */
record AskedRight(
        UUID id, UUID userId, String userName, boolean active, UserRight right, String reason, Instant askedAt) {

    static AskedRight of(RightRequest request, String userName, boolean active, UserRight right) {
        return new AskedRight(
                request.id(), request.userId(), userName, active, right, request.reason(), request.askedAt());
    }
}
