package dk.ramme.asking;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.BindingResult;

/**
 * Yes or no to an employee, as chosen.
 *
 * @param reason why not; a no needs one
 * @param sure as in {@link dk.ramme.people.PersonForm}
 */
record AnswerForm(
        @NotNull(message = "{people.decision.missing}")
        @Pattern(regexp = "YES|NO", message = "{people.decision.missing}")
        @Nullable
        String decision,

        @Nullable String reason,
        @Nullable String sure) {

    static AnswerForm empty() {
        return new AnswerForm(null, null, null);
    }

    boolean isYes() {
        return "YES".equals(decision);
    }

    boolean isSure() {
        return "yes".equals(sure);
    }

    /** A no is explained. */
    void requireReason(BindingResult binding) {
        if (!binding.hasErrors() && !isYes() && refusal().isEmpty()) {
            binding.rejectValue("reason", "asking.request.reason.missing");
        }
    }

    Optional<Refusal> refusal() {
        return Arrays.stream(Refusal.values())
                .filter(one -> one.name().equals(reason))
                .findFirst();
    }
}
