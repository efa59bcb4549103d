package dk.ramme.joining;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/** Which prepared case a representative looks at, or that they begin one themself. */
record PreparedForm(
        @NotNull(message = "{joining.prepared.choice.missing}")
        @Pattern(regexp = "own|[0-9a-f-]{36}", message = "{joining.prepared.choice.missing}")
        @Nullable
        String choice) {}
