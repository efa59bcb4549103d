package dk.ramme.joining.appointment;

import java.util.UUID;

/** An appointment was taken back: its link is dead, and a mail that has not left shall not. */
public record InvitationWithdrawn(UUID organisationId, UUID appointmentId) {}
