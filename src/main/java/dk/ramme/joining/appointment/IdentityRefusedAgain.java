package dk.ramme.joining.appointment;

import java.util.UUID;

/**
 * Other persons than the appointed one have followed an invitation so often that it should be looked at. Published once
 * for each appointment.
 *
 * @param name the appointed person
 */
public record IdentityRefusedAgain(
        UUID organisationId, UUID appointmentId, String organisationName, String name, int refusals) {}
