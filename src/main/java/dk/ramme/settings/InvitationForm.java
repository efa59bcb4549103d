package dk.ramme.settings;

import dk.ramme.identifier.ValidEmail;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/** Where a new link shall be sent, as typed. */
record InvitationForm(
        @NotBlank(message = "{settings.invitation.email.missing}") @ValidEmail @Nullable
        String email) {}
