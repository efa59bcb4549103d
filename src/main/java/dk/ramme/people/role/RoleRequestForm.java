package dk.ramme.people.role;

import dk.ramme.people.DecisionForm;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Which role a user asks for and why, as typed. */
record RoleRequestForm(
        @NotNull(message = "{people.ask-role.role.missing}")
        @Pattern(regexp = RolesForm.ROLE, message = "{people.ask-role.role.missing}")
        @Nullable
        String role,

        @NotBlank(message = "{people.ask-role.reason.missing}")
        @Size(min = 10, max = 500, message = "{people.ask-role.reason.length}")
        @Pattern(regexp = DecisionForm.READABLE, message = "{people.reason.signs}")
        @Nullable
        String reason) {

    /** What was typed without the blanks around it; still long enough. */
    boolean isLongEnough() {
        return text().length() >= 10;
    }

    String text() {
        return String.valueOf(reason).strip();
    }
}
