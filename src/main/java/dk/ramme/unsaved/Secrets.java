package dk.ramme.unsaved;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** Which fields of a form are not kept: what proves who somebody is, and what belongs to the page that was drawn. */
final class Secrets {

    /** Words a name is made of that say so: {@code pin}, {@code pinAgain}, {@code newPassword}. */
    private static final Set<String> WORDS = Set.of("pin", "password", "secret", "token");

    /** A code, and the two in a row of a device; a postal code is none. */
    private static final Set<String> NAMES = Set.of("code", "first", "second");

    private Secrets() {}

    static boolean mayBeKept(String name) {
        return !name.startsWith("_")
                && !NAMES.contains(name)
                && Arrays.stream(name.split("(?=[A-Z])|[^A-Za-z]"))
                        .map(word -> word.toLowerCase(Locale.ROOT))
                        .noneMatch(WORDS::contains);
    }
}
