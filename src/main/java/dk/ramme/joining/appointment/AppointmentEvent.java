package dk.ramme.joining.appointment;

import dk.ramme.vault.LinkToken;
import java.time.Instant;
import java.util.UUID;

/** What happens to appointments of administrators. */
public sealed interface AppointmentEvent {

    /**
     * Someone has been appointed organisation administrator and shall be mailed the link to the set-up; also when it is sent
     * again, which has killed the former link.
     *
     * @param invitedBy name of the management representative or administrator who appointed them, or sent the link again
     * @param again whether they had a link before, which has died with this one
     * @param ready whether the organisation is set up already, so that they join those who administer it
     */
    record AdministratorInvited(
            UUID organisationId,
            UUID appointmentId,
            String organisationName,
            String name,
            String email,
            String language,
            LinkToken token,
            Instant expiresAt,
            String invitedBy,
            boolean again,
            boolean ready)
            implements AppointmentEvent {}

    /** The appointed person has proved who they are and is an organisation administrator from now on. */
    record AdministratorAccepted(
            UUID organisationId, UUID appointmentId, String organisationName, UUID userId, String name)
            implements AppointmentEvent {}

    /**
     * Other persons than the appointed one have followed an invitation so often that it should be looked at. Published once
     * for each appointment.
     *
     * @param name the appointed person
     */
    record IdentityRefusedAgain(
            UUID organisationId, UUID appointmentId, String organisationName, String name, int refusals)
            implements AppointmentEvent {}

    /** An invited administrator's temporary code has been typed wrong so often that it is of no use any more. */
    record InvitationCodeLocked(UUID organisationId, UUID appointmentId, UUID codeId, String name)
            implements AppointmentEvent {}

    /** An appointment was taken back: its link is dead, and a mail that has not left shall not. */
    record InvitationWithdrawn(UUID organisationId, UUID appointmentId) implements AppointmentEvent {}
}
