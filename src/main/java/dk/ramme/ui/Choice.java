package dk.ramme.ui;

import org.jspecify.annotations.Nullable;

/** One answer among several. Title and hint are message keys, unless {@code literal} says they are the words themselves. */
public record Choice(
        String value, String titleKey, @Nullable String hintKey, boolean literal) {

    public Choice(String value, String titleKey, @Nullable String hintKey) {
        this(value, titleKey, hintKey, false);
    }

    public Choice(String value, String titleKey) {
        this(value, titleKey, null, false);
    }

    /** An answer whose words come from data, such as the name of a company. */
    public static Choice named(String value, String title, @Nullable String hint) {
        return new Choice(value, title, hint, true);
    }
}
