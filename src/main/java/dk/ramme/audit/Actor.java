package dk.ramme.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who decides: a user of the organisation, a guest (someone logged in with MitID who is no user yet) or the system.
 *
 * @param address the network address the decision came from
 * @param level the assurance level of the login (NSIS: Low, Substantial, High)
 */
public record Actor(
        Kind kind,
        @Nullable UUID userId,
        @Nullable String name,
        @Nullable String address,
        @Nullable String requestId,
        @Nullable String level,
        @Nullable Instant authTime) {

    public enum Kind {
        USER,
        GUEST,
        SYSTEM
    }

    public static Actor system() {
        return new Actor(Kind.SYSTEM, null, null, null, null, null, null);
    }

    /** A user in whose name background work goes on after their request has ended. */
    public static Actor user(UUID userId, String name) {
        return new Actor(Kind.USER, userId, name, null, null, null, null);
    }
}
