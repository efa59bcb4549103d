package dk.ramme.joining;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/** As what someone joins the company. */
record RoleForm(
        @NotNull(message = "{joining.role.role.missing}")
        @Pattern(regexp = "representative|applicant", message = "{joining.role.role.missing}")
        @Nullable
        String role) {

    boolean isRepresentative() {
        return "representative".equals(role);
    }
}
