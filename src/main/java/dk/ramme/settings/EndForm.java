package dk.ramme.settings;

import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/** The organisation's CVR number, typed by whoever ends its agreement. */
record EndForm(
        @NotBlank(message = "{settings.end-confirm.cvr.missing}") @Nullable
        String cvr) {}
