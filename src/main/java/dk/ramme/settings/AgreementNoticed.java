package dk.ramme.settings;

import java.time.Instant;

/** An organisation administrator has ended the agreement: the organisation goes on until the given time. */
public record AgreementNoticed(String organisationName, String byName, Instant at, Instant endsAt) {}
