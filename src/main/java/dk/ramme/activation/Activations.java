package dk.ramme.activation;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The activations of the organisation the transaction runs for. */
interface Activations extends Repository<Activation, UUID> {

    Activation save(Activation activation);

    /** Now, so that rows of users can refer to it. */
    Activation saveAndFlush(Activation activation);

    Optional<Activation> findById(UUID id);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select a from Activation a where a.id = :id")
    Optional<Activation> lock(UUID id);

    /** Those that have been started, the latest first. */
    @Query("select a from Activation a where a.state <> dk.ramme.activation.Activation.State.CHOOSING"
            + " order by a.createdAt desc")
    List<Activation> begun(Limit most);

    /** Those that go on right now. */
    @Query("select a.id from Activation a where a.state = dk.ramme.activation.Activation.State.RUNNING"
            + " order by a.startedAt")
    List<UUID> running(Limit most);

    /** Forgets what was chosen before then and never carried out, and for whom. */
    @Modifying
    @Query("delete from Activation a where a.state = dk.ramme.activation.Activation.State.CHOOSING"
            + " and a.createdAt < :before")
    void forget(Instant before);
}
