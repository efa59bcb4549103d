package dk.ramme.joining;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether others than the one person shall act for the company. */
record AloneForm(
        @NotNull(message = "{joining.alone.others.missing}")
        @Pattern(regexp = "yes|no", message = "{joining.alone.others.missing}")
        @Nullable
        String others) {}
