package dk.ramme.ui;

import org.jspecify.annotations.Nullable;

/** Reads a number that a page put into a hidden field. */
public final class TypedNumber {

    private TypedNumber() {}

    /** Nothing is 0; what is no number is -1, which no version is, so that nothing is overwritten unseen. */
    public static int read(@Nullable String typed) {
        try {
            return typed == null ? 0 : Integer.parseInt(typed);
        } catch (NumberFormatException notANumber) {
            return -1;
        }
    }
}
