package dk.ramme.people.life;

import dk.ramme.people.request.DecisionForm;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Why somebody is suspended, as typed. */
public record ReasonForm(
        @NotBlank(message = "{people.reason.missing}")
        @Size(max = 500, message = "{people.reason.long}")
        @Pattern(regexp = DecisionForm.READABLE, message = "{people.reason.signs}")
        @Nullable
        String reason) {

    public static ReasonForm empty() {
        return new ReasonForm(null);
    }

    public String text() {
        return String.valueOf(reason).strip();
    }
}
