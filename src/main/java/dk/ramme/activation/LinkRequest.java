package dk.ramme.activation;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** That a user whose link is dead asked for a new one, on a day. */
@Entity
@Table(name = "link_request")
@IdClass(LinkRequest.Key.class)
class LinkRequest {

    @Id
    private UUID userId;

    @Id
    private LocalDate askedOn;

    private UUID organisationId;
    private Instant askedAt;

    protected LinkRequest() {}

    /** A user asks once a day. */
    record Key(UUID userId, LocalDate askedOn) implements Serializable {}
}
