package dk.ramme.activation;

import java.time.LocalDate;
import java.util.UUID;

/** Somebody came with a user's dead link and asked for a new one; at most once a day for a user. */
public record NewLinkAsked(UUID organisationId, UUID userId, String name, LocalDate day) {}
