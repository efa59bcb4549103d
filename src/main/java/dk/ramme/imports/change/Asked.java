package dk.ramme.imports.change;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What shall be otherwise with one user, by name; what is not named stays as it is. */
record Asked(Map<String, String> values) {

    static final String NAME = "name";
    static final String EMAIL = "email";

    /** {@code SUSPEND}, {@code REOPEN} or {@code DELETE}. */
    static final String DEED = "deed";

    static final String REASON = "reason";

    /** Ids of groups. */
    static final String JOIN = "join";

    static final String LEAVE = "leave";

    /** Codes of rights. */
    static final String GIVE = "give";

    static final String TAKE = "take";

    /** As {@link Ways} writes them. */
    static final String WAYS = "ways";

    /** The last day, as {@code 2026-12-31}; empty: none any more. */
    static final String UNTIL = "until";

    /** Numbers and the pseudonym, as {@link dk.ramme.people.Particulars} names them; empty: not known any more. */
    static final String TELEPHONE = "telephone";

    static final String PRODUCTION_UNIT = "productionUnit";
    static final String SE_NUMBER = "seNumber";
    static final String PSEUDONYM = "pseudonym";
    static final List<String> PARTICULARS = List.of(TELEPHONE, PRODUCTION_UNIT, SE_NUMBER, PSEUDONYM);

    Asked {
        values = Map.copyOf(values);
    }

    Optional<String> text(String what) {
        return Optional.ofNullable(values.get(what));
    }

    boolean is(String what, String value) {
        return value.equals(values.get(what));
    }

    Set<String> words(String what) {
        return split(values.get(what));
    }

    Set<UUID> groups(String what) {
        return words(what).stream().map(UUID::fromString).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** A text of words. */
    static Set<String> split(@Nullable String text) {
        return text == null || text.isEmpty() ? Set.of() : new LinkedHashSet<>(Arrays.asList(text.split(" ")));
    }

    /** What is done to a whole user. */
    enum Deed {
        SUSPEND,
        REOPEN,
        DELETE;

        /** @param word in small letters, without signs; null for one that nobody knows */
        static @Nullable Deed named(String word) {
            return switch (word) {
                case "spær", "spærret", "suspend" -> SUSPEND;
                case "genåbn", "åbn", "reopen" -> REOPEN;
                case "slet", "delete" -> DELETE;
                default -> null;
            };
        }
    }
}
