package dk.ramme.settings;

import java.util.List;

/** The change would leave users without any means they can log in with, more than were accepted. Nothing is stored. */
class LeavesUsersWithout extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int count;
    private final transient List<String> names;

    LeavesUsersWithout(int count, List<String> names) {
        super("users would be left without means: " + count);
        this.count = count;
        this.names = List.copyOf(names);
    }

    int count() {
        return count;
    }

    /** The first of them. */
    List<String> names() {
        return names;
    }
}
