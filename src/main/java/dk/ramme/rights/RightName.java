package dk.ramme.rights;

import org.jspecify.annotations.Nullable;

/**
 * What a source calls a right. Known, it has its catalogue's name and code; unknown, the source's own words and no code.
 *
 * @param code of the catalogue, null when the right is unknown
 */
public record RightName(String name, @Nullable String code) {

    /** Most characters of a name. */
    public static final int LONGEST = 200;

    public boolean isKnown() {
        return code != null;
    }
}
