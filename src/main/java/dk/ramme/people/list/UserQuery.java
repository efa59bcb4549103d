package dk.ramme.people.list;

import dk.ramme.people.LoginMeans;
import dk.ramme.people.Role;
import dk.ramme.people.UserState;
import dk.ramme.people.need.Attention;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What a list of users is asked for, as it stands in the address.
 *
 * @param q as in {@link UserFilter}, like the next five
 * @param sort the order; by name unless another is asked for
 * @param after the user that the page before ended with
 * @param before the user that the page after begins with
 * @param from the number of the first user on the page; only shown
 */
record UserQuery(
        @Nullable String q,
        @Nullable UserState state,
        @Nullable UUID group,
        @Nullable Role role,
        @Nullable LoginMeans means,
        @Nullable Attention attention,
        @Nullable UserSort sort,
        @Nullable UUID after,
        @Nullable UUID before,
        @Nullable Integer from) {

    static UserQuery all() {
        return new UserQuery(null, null, null, null, null, null, null, null, null, null);
    }

    UserFilter filter() {
        return new UserFilter(q, state, group, role, means, attention);
    }

    public UserSort order() {
        return sort == null ? UserSort.NAME : sort;
    }

    int first() {
        return from == null || from < 1 ? 1 : from;
    }

    public boolean isNarrowed() {
        return filter().isNarrowed();
    }

    /** How many of the filters narrow the list; what is searched for stands beside them and is none. */
    int narrowing() {
        return (int) Stream.of(state, group, role, means, attention)
                .filter(Objects::nonNull)
                .count();
    }

    /** The same about this reason and in this order. */
    UserQuery about(Attention reason, @Nullable UserSort order) {
        return new UserQuery(q, state, group, role, means, reason, order, after, before, from);
    }

    /** The page after this user, or before them; from there on the list is walked the same way. */
    UserQuery beside(@Nullable UUID afterUser, @Nullable UUID beforeUser, int number) {
        return new UserQuery(q, state, group, role, means, attention, sort, afterUser, beforeUser, number);
    }

    /** The address of this page; what narrows nothing is not in it. */
    String href(String path) {
        var href = UriComponentsBuilder.fromPath(path);
        var text = filter().search();
        text.ifPresent(searched -> href.queryParam("q", "{q}"));
        put(href, "state", state);
        put(href, "group", group);
        put(href, "role", role);
        put(href, "means", means);
        put(href, "attention", attention);
        put(href, "sort", order() == UserSort.NAME ? null : sort);
        put(href, "after", after);
        put(href, "before", before);
        put(href, "from", first() > 1 ? from : null);
        return href.encode().buildAndExpand(text.orElse("")).toUriString();
    }

    private static void put(UriComponentsBuilder href, String name, @Nullable Object value) {
        if (value != null) {
            href.queryParam(name, value);
        }
    }
}
