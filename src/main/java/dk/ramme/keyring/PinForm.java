package dk.ramme.keyring;

import org.jspecify.annotations.Nullable;

/**
 * A PIN chosen for a means in use, as it was typed.
 *
 * @param formerPin the one it takes the place of, where that is asked for
 */
record PinForm(
        @Nullable String formerPin,
        @Nullable String pin,
        @Nullable String pinAgain) implements PinChoice.Typed {

    @Override
    public String toString() {
        return "PinForm[****]";
    }
}
