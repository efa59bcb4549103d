package dk.ramme.login;

import java.util.UUID;

/** What becomes of a login. The location is a local path the browser is sent to. */
public sealed interface LoginOutcome {

    String location();

    /** The person is this user of this organisation from now on. */
    record Welcome(UUID organisationId, UUID userId, String location) implements LoginOutcome {}

    /** The person is who they are, but no user: they may go on where guests may (joining). */
    record Guest(String location) implements LoginOutcome {}

    /** The person may not go on; nobody is logged in. */
    record Refused(String location) implements LoginOutcome {}
}
