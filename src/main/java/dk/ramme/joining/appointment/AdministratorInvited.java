package dk.ramme.joining.appointment;

import dk.ramme.vault.LinkToken;
import java.time.Instant;
import java.util.UUID;

/**
 * Someone has been appointed organisation administrator and shall be mailed the link to the set-up; also when it is sent
 * again, which has killed the former link.
 *
 * @param invitedBy name of the management representative or administrator who appointed them
 */
public record AdministratorInvited(
        UUID organisationId,
        UUID appointmentId,
        String organisationName,
        String name,
        String email,
        String language,
        LinkToken token,
        Instant expiresAt,
        String invitedBy) {}
