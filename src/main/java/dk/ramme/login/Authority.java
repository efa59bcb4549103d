package dk.ramme.login;

import dk.ramme.people.Role;

/** What a request may be: someone joining, activating themself, choosing a PIN, a user, an administrator. */
final class Authority {

    static final String GUEST = "ROLE_GUEST";
    static final String ACTIVATING = "ROLE_ACTIVATING";
    static final String CHOOSING_PIN = "ROLE_CHOOSING_PIN";
    static final String USER = "ROLE_USER";
    static final String ORGANISATION_ADMINISTRATOR = of(Role.ORGANISATION_ADMINISTRATOR);
    static final String USER_ADMINISTRATOR = of(Role.USER_ADMINISTRATOR);
    static final String RIGHTS_ADMINISTRATOR = of(Role.RIGHTS_ADMINISTRATOR);

    private Authority() {}

    static String of(Role role) {
        return "ROLE_" + role.name();
    }
}
