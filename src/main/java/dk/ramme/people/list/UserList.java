package dk.ramme.people.list;

import dk.ramme.people.UserState;
import dk.ramme.people.need.Attention;
import java.util.List;

/** The two lists of U1, and the one of those who need somebody, whichever they are on. */
public enum UserList {
    IMPORTED("/imported-users", "u.state = 'DEACTIVATED'"),
    USERS("/users", "u.state in ('AWAITING_ACTIVATION', 'ACTIVE', 'SUSPENDED')"),
    NEEDS_YOU("/users/needs-you", Attention.CONCERNED);

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
        return switch (this) {
            case IMPORTED ->
                List.of(
                        Attention.ANY,
                        Attention.NO_EMAIL,
                        Attention.DUPLICATE,
                        Attention.MAYBE_DUPLICATE,
                        Attention.NUMBER_DOUBTED);
            case USERS -> List.of(Attention.values());
            case NEEDS_YOU -> Attention.reasons();
        };
    }

    /** The orders its users can stand in; each has an index. */
    List<UserSort> sorts() {
        return this == NEEDS_YOU ? List.of(UserSort.NAME, UserSort.NAME_DOWN) : List.of(UserSort.values());
    }

    /** What is asked of the list, as far as there is such a thing on it: on the one of those in need there is nobody else. */
    UserQuery asked(UserQuery query) {
        if (this != NEEDS_YOU) {
            return query;
        }
        var reason = query.attention();
        return query.about(
                reason != null && reason.isReason() ? reason : Attention.ANY,
                sorts().contains(query.order()) ? query.sort() : null);
    }

    /** How many filters narrow it; that those in need need something is no filter. */
    public int narrowing(UserQuery query) {
        return query.narrowing() - (this == NEEDS_YOU && query.attention() == Attention.ANY ? 1 : 0);
    }

    /** The states of its users, for its filter. */
    public List<UserState> states() {
        return switch (this) {
            case IMPORTED -> List.of(UserState.DEACTIVATED);
            case USERS -> List.of(UserState.AWAITING_ACTIVATION, UserState.ACTIVE, UserState.SUSPENDED);
            case NEEDS_YOU -> List.of(UserState.DEACTIVATED, UserState.AWAITING_ACTIVATION, UserState.ACTIVE);
        };
    }

    /** Who is on the list, over {@code organisation_user u}; written out, so that an index over just these is used. */
    public String condition() {
        return condition;
    }
}
