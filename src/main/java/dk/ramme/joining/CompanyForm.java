package dk.ramme.joining;

import dk.ramme.identifier.ValidCvr;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/** The company number as it was typed. */
record CompanyForm(
        @NotBlank(message = "{joining.company.cvr.missing}")
        @ValidCvr(message = "{joining.company.cvr.invalid}")
        @Nullable
        String cvr) {}
