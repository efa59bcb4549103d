package dk.ramme.login;

import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/** User ID and code, as they were typed. */
record SeparateLoginForm(
        @NotBlank(message = "{login.separate.id.missing}") @Nullable
        String id,

        @NotBlank(message = "{login.separate.code.missing}") @Nullable
        String code) {

    @Override
    public String toString() {
        return "SeparateLoginForm[****]";
    }
}
