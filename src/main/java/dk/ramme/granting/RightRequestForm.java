package dk.ramme.granting;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Which right a user asks for and why, as typed. */
record RightRequestForm(
        @NotBlank(message = "{granting.ask.right.missing}")
        @Size(max = 100, message = "{granting.ask.right.missing}")
        @Nullable
        String right,

        @NotBlank(message = "{granting.ask.reason.missing}")
        @Size(max = 500, message = "{granting.ask.reason.length}")
        @Pattern(regexp = "[^\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F]*", message = "{people.reason.signs}")
        @Nullable
        String reason) {

    String text() {
        return reason == null ? "" : reason.strip();
    }

    /** Without the blanks around it. */
    boolean isLongEnough() {
        return text().length() >= 10;
    }
}
