package dk.ramme.login;

import dk.ramme.identifier.CvrNumber;
import dk.ramme.people.Role;
import java.util.Set;
import java.util.UUID;

/** An organisation that a person may act for, as the user they are there. */
record Membership(UUID organisationId, String organisationName, CvrNumber cvr, UUID userId, Set<Role> roles) {}
