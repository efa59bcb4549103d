package dk.ramme.settings;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether employees may ask to be created, as chosen.
 *
 * @param stood what was in force when the page was opened
 */
record EmployeeRequestsForm(
        @NotNull(message = "{settings.user-creation.missing}")
        @Pattern(regexp = "CLOSED|BY_CVR|LISTED", message = "{settings.user-creation.missing}")
        @Nullable
        String requests,

        @Nullable String stood) {}
