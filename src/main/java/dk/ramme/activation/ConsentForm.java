package dk.ramme.activation;

import dk.ramme.ui.Choice;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The user's answer: may their private MitID be used for the organisation? */
record ConsentForm(
        @NotNull(message = "{activation.consent.answer.missing}")
        @Pattern(regexp = "yes|no", message = "{activation.consent.answer.missing}")
        @Nullable
        String answer) {

    boolean isYes() {
        return "yes".equals(answer);
    }

    /** The cards of the question. */
    public List<Choice> options() {
        return List.of(
                new Choice("yes", "activation.consent.yes", "activation.consent.yes.hint"),
                new Choice("no", "activation.consent.no", "activation.consent.no.hint"));
    }
}
