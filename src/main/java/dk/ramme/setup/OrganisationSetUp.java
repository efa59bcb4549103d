package dk.ramme.setup;

import java.time.Instant;
import java.util.UUID;

/** The set-up was confirmed: the organisation's answers are in force and its users can be activated. */
public record OrganisationSetUp(UUID organisationId, String organisationName, UUID by, String byName, Instant at) {}
