package dk.ramme.joining;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether the box was ticked. */
record TermsForm(
        @NotNull(message = "{joining.terms.accepted.missing}")
        @Pattern(regexp = "yes", message = "{joining.terms.accepted.missing}")
        @Nullable
        String accepted) {}
