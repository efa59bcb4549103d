package dk.ramme.people.list;

import dk.ramme.people.LoginMeans;
import dk.ramme.people.Role;
import dk.ramme.people.UserState;
import dk.ramme.people.need.Attention;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What narrows a list of users, and with it whatever is done to everyone the list shows. Null narrows nothing.
 *
 * @param q words that names begin with, an e-mail address or a RID, or their beginnings
 * @param attention only those who need a look, for this reason
 */
public record UserFilter(
        @Nullable String q,
        @Nullable UserState state,
        @Nullable UUID group,
        @Nullable Role role,
        @Nullable LoginMeans means,
        @Nullable Attention attention) {

    private static final int LONGEST = 200;

    /** Everyone. */
    public static UserFilter none() {
        return new UserFilter(null, null, null, null, null, null);
    }

    public static UserFilter searching(@Nullable String q) {
        return new UserFilter(q, null, null, null, null, null);
    }

    public static UserFilter inGroup(UUID group) {
        return new UserFilter(null, null, group, null, null, null);
    }

    UserFilter withoutSearch() {
        return new UserFilter(null, state, group, role, means, attention);
    }

    /** Whether exactly one thing narrows it. */
    boolean isByOneThing() {
        return Stream.of(search().orElse(null), state, group, role, means, attention)
                        .filter(Objects::nonNull)
                        .count()
                == 1;
    }

    /** Whether nothing but the state narrows it. */
    boolean isByStateOnly() {
        return !new UserFilter(q, null, group, role, means, attention).isNarrowed();
    }

    /** What is searched for, without what no name holds. */
    Optional<String> search() {
        return Optional.ofNullable(q)
                .map(text -> text.replaceAll("\\p{Cntrl}", "").strip())
                .filter(text -> !text.isEmpty())
                .map(text -> text.substring(0, Math.min(text.length(), LONGEST)));
    }

    boolean isNarrowed() {
        return search().isPresent()
                || Stream.of(state, group, role, means, attention).anyMatch(one -> one != null);
    }
}
