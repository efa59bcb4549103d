package dk.ramme.joining.appointment;

import java.util.UUID;

/** The appointed person has proved who they are and is an organisation administrator from now on. */
public record AdministratorAccepted(
        UUID organisationId, UUID appointmentId, String organisationName, UUID userId, String name) {}
