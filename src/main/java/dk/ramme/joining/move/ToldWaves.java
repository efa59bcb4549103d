package dk.ramme.joining.move;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The waves that the organisation was told in. */
interface ToldWaves extends Repository<ToldWave, ToldWave.Key> {

    boolean existsByWave(LocalDate wave);

    /** The row is the proof: of two nodes that do this at once one writes it. @return 0 for the other */
    @Modifying
    @Query("insert into ToldWave (organisationId, wave, email, toldAt) values (:organisation, :wave, :email, :now)"
            + " on conflict do nothing")
    int add(UUID organisation, LocalDate wave, String email, Instant now);
}
