package dk.ramme.people;

import java.util.EnumSet;
import java.util.Set;

/** The two lists of PRODUCT.md U1. */
enum UserList {
    IMPORTED("/imported-users", EnumSet.of(UserState.DEACTIVATED)),
    USERS("/users", EnumSet.of(UserState.AWAITING_ACTIVATION, UserState.ACTIVE, UserState.SUSPENDED));

    private final String href;
    private final Set<UserState> states;

    UserList(String href, Set<UserState> states) {
        this.href = href;
        this.states = states;
    }

    String href() {
        return href;
    }

    String[] stateNames() {
        return states.stream().map(Enum::name).toArray(String[]::new);
    }
}
