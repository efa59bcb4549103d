package dk.ramme.people;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/** That an administrator has said of two users who look like one person that they are two. */
@Entity
@Table(name = "told_apart")
@IdClass(ToldApart.Key.class)
class ToldApart {

    @Id
    private UUID oneId;

    @Id
    private UUID otherId;

    private UUID organisationId;
    private Instant saidAt;

    protected ToldApart() {}

    /** Two users are told apart once. */
    record Key(UUID oneId, UUID otherId) implements Serializable {}
}
