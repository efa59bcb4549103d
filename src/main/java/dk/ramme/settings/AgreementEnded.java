package dk.ramme.settings;

import java.time.Instant;

/** The agreement is over; told while there still is somebody to tell. */
public record AgreementEnded(String organisationName, String noticedBy, Instant at) {}
