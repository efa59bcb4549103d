package dk.ramme.people.life;

import dk.ramme.people.request.DecisionForm;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Why somebody is suspended, as typed. */
public record ReasonForm(
        @NotBlank(message = "{people.reason.missing}")
        @Size(max = ReasonForm.LONGEST, message = "{people.reason.long}")
        @Pattern(regexp = DecisionForm.READABLE, message = "{people.reason.signs}")
        @Nullable
        String reason) {

    private static final int LONGEST = 500;

    public static ReasonForm empty() {
        return new ReasonForm(null);
    }

    /** Whether it could have been typed. */
    public static boolean isFit(String reason) {
        return !reason.isBlank() && reason.length() <= LONGEST && reason.matches("(?s)" + DecisionForm.READABLE);
    }

    public String text() {
        return String.valueOf(reason).strip();
    }
}
