package dk.ramme.login;

import dk.ramme.people.Role;

/** What a request may be: someone joining, activating themself, choosing a PIN, a user, an administrator. */
public final class Authority {

    public static final String GUEST = "ROLE_GUEST";
    public static final String ACTIVATING = "ROLE_ACTIVATING";
    public static final String CHOOSING_PIN = "ROLE_CHOOSING_PIN";
    public static final String USER = "ROLE_USER";
    static final String ORGANISATION_ADMINISTRATOR = of(Role.ORGANISATION_ADMINISTRATOR);
    static final String USER_ADMINISTRATOR = of(Role.USER_ADMINISTRATOR);
    static final String RIGHTS_ADMINISTRATOR = of(Role.RIGHTS_ADMINISTRATOR);

    private Authority() {}

    public static String of(Role role) {
        return "ROLE_" + role.name();
    }
}
