package dk.ramme.people;

import java.util.EnumSet;
import java.util.Set;

/** The life of a user (U2). An expired link is a fact about an awaiting user, not a state. */
public enum UserState {
    DEACTIVATED,
    AWAITING_ACTIVATION,
    ACTIVE,
    SUSPENDED,
    DELETED;

    /** The one table of what may follow what; a set-based statement that changes states names the state it changes from. */
    private Set<UserState> next() {
        return switch (this) {
            // whoever is appointed administrator and proves who they are has nothing to wait for
            case DEACTIVATED -> EnumSet.of(AWAITING_ACTIVATION, ACTIVE, DELETED);
            case AWAITING_ACTIVATION -> EnumSet.of(ACTIVE, DELETED);
            // back to waiting: consent withdrawn, and no other way in
            case ACTIVE -> EnumSet.of(AWAITING_ACTIVATION, SUSPENDED, DELETED);
            case SUSPENDED -> EnumSet.of(ACTIVE, DELETED);
            // deleted by mistake, and not erased yet
            case DELETED -> EnumSet.of(DEACTIVATED);
        };
    }

    public boolean canBecome(UserState other) {
        return next().contains(other);
    }
}
