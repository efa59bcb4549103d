package dk.ramme.people;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a list of users is asked for, as it stands in the address.
 *
 * @param q as in {@link UserFilter}
 * @param attention as in {@link UserFilter}
 * @param after the user that the page before ended with
 * @param before the user that the page after begins with
 * @param from the number of the first user on the page; only shown
 */
record UserQuery(
        @Nullable String q,
        @Nullable Boolean attention,
        @Nullable UUID after,
        @Nullable UUID before,
        @Nullable Integer from) {

    UserFilter filter() {
        return new UserFilter(q, Boolean.TRUE.equals(attention));
    }

    int first() {
        return from == null || from < 1 ? 1 : from;
    }

    public boolean isNarrowed() {
        return filter().isNarrowed();
    }
}
