package dk.ramme.joining.move;

import java.util.UUID;

/**
 * The operator tells an organisation that it must move, and where to begin.
 *
 * @param href the local path of the door, with the organisation's number filled in
 */
public record OrganisationCalled(
        UUID organisationId, String organisationName, String email, String language, String wave, String href) {}
