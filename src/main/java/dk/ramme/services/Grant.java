package dk.ramme.services;

import dk.ramme.login.SignedIn;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A code or token that somebody presents, and what it was issued for.
 *
 * @param challenge of PKCE, where the service sent one
 * @param presented the hash of it
 * @param session what the service knows as sid
 * @param login the login at Ramme that the session hangs on
 * @param me who logged in, and acts for whom
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Grant(
        UUID id,
        UUID session,
        UUID login,
        String service,
        SignedIn me,
        Set<String> scopes,
        String redirect,
        @Nullable String challenge,
        @Nullable String nonce,
        byte[] presented,
        Kind kind,
        Instant expiresAt,
        boolean used,
        boolean over) {

    /** Under this name the framework carries it along. */
    static final String ATTRIBUTE = Grant.class.getName();

    /** What is issued. */
    enum Kind {
        CODE,
        ACCESS,
        REFRESH,
        ID
    }
}
