package dk.ramme.joining.move;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** That an organisation was told to move in a wave, and where the mail went. */
@Entity
@Table(name = "move_call")
@IdClass(ToldWave.Key.class)
class ToldWave {

    @Id
    private UUID organisationId;

    @Id
    private LocalDate wave;

    private String email;
    private Instant toldAt;

    protected ToldWave() {}

    /** An organisation is told once in each wave. */
    record Key(UUID organisationId, LocalDate wave) implements Serializable {}
}
