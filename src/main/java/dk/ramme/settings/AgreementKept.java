package dk.ramme.settings;

import java.time.Instant;

/** The end of an agreement was regretted in time: everything goes on. */
public record AgreementKept(String organisationName, String byName, Instant at) {}
