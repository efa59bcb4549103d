package dk.ramme.joining.appointment;

import java.util.UUID;

/** An invited administrator's temporary code has been typed wrong so often that it is of no use any more. */
public record InvitationCodeLocked(UUID organisationId, UUID appointmentId, UUID codeId, String name) {}
