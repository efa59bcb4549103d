package dk.ramme.asking;

import java.util.UUID;

/** An employee has asked to be created as a user. */
public record EmployeeAsked(UUID organisationId, UUID requestId, String organisationName, String name) {}
