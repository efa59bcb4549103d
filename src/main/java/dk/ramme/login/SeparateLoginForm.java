package dk.ramme.login;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * User ID, PIN and code, as they were typed.
 *
 * @param pin left empty for a means of before PINs were asked for
 */
record SeparateLoginForm(
        @NotBlank(message = "{login.separate.id.missing}") @Nullable
        String id,

        @Pattern(regexp = "\\s*|\\s*(?:[0-9]\\s*){6,12}", message = "{login.separate.pin.shape}") @Nullable
        String pin,

        @NotBlank(message = "{login.separate.code.missing}") @Nullable
        String code) {

    @Override
    public String toString() {
        return "SeparateLoginForm[****]";
    }
}
