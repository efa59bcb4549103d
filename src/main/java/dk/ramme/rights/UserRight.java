package dk.ramme.rights;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A right that a user has.
 *
 * @param code of the catalogue; an unknown right has none and stands in its source's words
 * @param imported whether it came from the old employee signatures
 */
public record UserRight(@Nullable String code, String name, String nameEn, boolean imported) {

    /** In front of the words of a right that the catalogue does not know; no code begins like that. */
    private static final String UNKNOWN = "?";

    /** Tells it from every other right. */
    public String key() {
        return key(code, name);
    }

    /** The {@link #key} of a right with this code, or else in these words. */
    public static String key(@Nullable String code, String name) {
        return code == null ? UNKNOWN + name : code;
    }

    /** Whether it is in the catalogue. */
    public boolean known() {
        return code != null;
    }

    public String name(Locale locale) {
        return KnownRight.isEnglish(locale) ? nameEn : name;
    }
}
