package dk.ramme.people.list;

import dk.ramme.people.UserState;
import java.util.List;

/** The two lists of U1. */
public enum UserList {
    IMPORTED("/imported-users", "u.state = 'DEACTIVATED'"),
    USERS("/users", "u.state in ('AWAITING_ACTIVATION', 'ACTIVE', 'SUSPENDED')");

    private final String href;
    private final String condition;

    UserList(String href, String condition) {
        this.href = href;
        this.condition = condition;
    }

    public String href() {
        return href;
    }

    /** What users of the list may be in need of, for its filter. */
    public List<Attention> attentions() {
        return this == IMPORTED
                ? List.of(Attention.ANY, Attention.NO_EMAIL, Attention.DUPLICATE)
                : List.of(Attention.values());
    }

    /** The states of its users, for its filter. */
    public List<UserState> states() {
        return this == IMPORTED
                ? List.of(UserState.DEACTIVATED)
                : List.of(UserState.AWAITING_ACTIVATION, UserState.ACTIVE, UserState.SUSPENDED);
    }

    /** Who is on the list, over {@code organisation_user u}; written out, so that an index over just these is used. */
    String condition() {
        return condition;
    }
}
