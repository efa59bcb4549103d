package dk.ramme.login;

import java.util.UUID;

/** An organisation that a person may act for, as the user they are there. */
record Membership(UUID organisationId, String organisationName, UUID userId) {}
