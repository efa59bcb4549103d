package dk.ramme.people.request;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.BindingResult;

/**
 * Yes or no to a request, as chosen.
 *
 * @param answer why not; a no needs one
 */
public record DecisionForm(
        @NotNull(message = "{people.decision.missing}")
        @Pattern(regexp = "YES|NO", message = "{people.decision.missing}")
        @Nullable
        String decision,

        @Size(max = 500, message = "{people.reason.long}")
        @Pattern(regexp = READABLE, message = "{people.reason.signs}")
        @Nullable
        String answer)
        implements RequestsController.Decision {

    public static final String READABLE = "[^\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F]*";

    public static DecisionForm empty() {
        return new DecisionForm(null, null);
    }

    @Override
    public boolean isYes() {
        return "YES".equals(decision);
    }

    @Override
    public void requireReason(BindingResult binding) {
        if (!binding.hasErrors() && !isYes() && text().isEmpty()) {
            binding.rejectValue("answer", "people.reason.missing");
        }
    }

    public String text() {
        return answer == null ? "" : answer.strip();
    }
}
