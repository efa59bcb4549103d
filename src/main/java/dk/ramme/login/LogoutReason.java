package dk.ramme.login;

import java.util.Locale;

/** Why someone is not logged in any longer. */
public enum LogoutReason {
    TIMEOUT,
    ACCESS_CHANGED,
    LOGGED_OUT;

    /** As it stands in an address. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
