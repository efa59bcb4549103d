package dk.ramme.login;

import java.util.UUID;

/**
 * Somebody has logged out.
 *
 * @param login which of their logins it was, as {@link Sessions#login} has it
 */
public record LoginEnded(SignedIn who, UUID login) {}
