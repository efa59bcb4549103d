package dk.ramme.link;

import java.time.Instant;
import java.util.UUID;

/** A live link: what it is for and what it leads to. It proves nothing about who follows it. */
public record MailedLink(UUID id, UUID organisationId, LinkPurpose purpose, UUID subjectId, Instant expiresAt) {}
