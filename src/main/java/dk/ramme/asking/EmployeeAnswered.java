package dk.ramme.asking;

import java.util.UUID;

/**
 * An employee's request was answered.
 *
 * @param answer why not, for a no
 */
public record EmployeeAnswered(
        UUID organisationId,
        UUID requestId,
        String organisationName,
        String name,
        String email,
        String language,
        boolean approved,
        String answer,
        String byName) {}
