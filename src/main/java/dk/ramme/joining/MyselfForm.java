package dk.ramme.joining;

import dk.ramme.identifier.ValidEmail;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/** Where a guest who appoints themself wants their mail. */
record MyselfForm(
        @NotBlank(message = "{joining.myself.email.missing}") @ValidEmail @Nullable
        String email) {}
