package dk.ramme.keyring;

import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/**
 * The code an app shows and the PIN chosen for it, as they were typed.
 *
 * @param replaces the means the new one takes the place of, if any
 */
record CodeForm(
        @NotBlank(message = "{keyring.app-setup.code.missing}") @Nullable
        String code,

        @Nullable String pin,
        @Nullable String pinAgain,
        @Nullable String replaces)
        implements PinChoice.Typed {

    @Override
    public String toString() {
        return "CodeForm[****]";
    }
}
