package dk.ramme.people;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a list of users is asked for, as it stands in the address.
 *
 * @param q part of a name or an e-mail address, or the beginning of a RID
 * @param attention only those who need a look: without an e-mail address they cannot be activated
 * @param after the user that the page before ended with
 * @param before the user that the page after begins with
 * @param from the number of the first user on the page; only shown
 */
record UserQuery(
        @Nullable String q,
        boolean attention,
        @Nullable UUID after,
        @Nullable UUID before,
        @Nullable Integer from) {

    private static final int LONGEST = 200;

    Optional<String> search() {
        return Optional.ofNullable(q)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(text -> text.substring(0, Math.min(text.length(), LONGEST)));
    }

    /** The pattern for {@code like}: what was typed, wherever it stands. */
    @Nullable
    String pattern() {
        return search().map(text -> "%" + literal(text) + "%").orElse(null);
    }

    @Nullable
    String ridPattern() {
        return search().map(text -> literal(text) + "%").orElse(null);
    }

    int first() {
        return from == null || from < 1 ? 1 : from;
    }

    boolean isNarrowed() {
        return attention || search().isPresent();
    }

    private static String literal(String text) {
        return text.toLowerCase(java.util.Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1");
    }
}
