package dk.ramme.people;

/** The two lists of PRODUCT.md U1. */
enum UserList {
    IMPORTED("/imported-users", "u.state = 'DEACTIVATED'"),
    USERS("/users", "u.state in ('AWAITING_ACTIVATION', 'ACTIVE', 'SUSPENDED')");

    private final String href;
    private final String condition;

    UserList(String href, String condition) {
        this.href = href;
        this.condition = condition;
    }

    String href() {
        return href;
    }

    /** Who is on the list, over {@code organisation_user u}; written out, so that an index over just these is used. */
    String condition() {
        return condition;
    }
}
