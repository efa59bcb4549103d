package dk.ramme.link;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** What is kept of the codes of the organisation the transaction runs for. At most one of a user or appointment is open. */
interface KeptCodes extends Repository<TemporaryCode, UUID> {

    TemporaryCode saveAndFlush(TemporaryCode code);

    /** @param subject a user or an appointment; no two of them have one id */
    @Query("select c from TemporaryCode c where (c.userId = :subject or c.appointmentId = :subject)"
            + " and c.usedAt is null and c.revokedAt is null")
    Optional<TemporaryCode> open(UUID subject);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select c from TemporaryCode c where (c.userId = :subject or c.appointmentId = :subject)"
            + " and c.usedAt is null and c.revokedAt is null")
    Optional<TemporaryCode> lockOpenOf(UUID subject);

    /** Of many users or appointments at once, what {@link TemporaryCode#revoke} does to one: none of them is loaded then. */
    @Modifying
    @Query("update TemporaryCode c set c.revokedAt = :now where (c.userId in :subjects or c.appointmentId in :subjects)"
            + " and c.usedAt is null and c.revokedAt is null")
    void revokeAll(Collection<UUID> subjects, Instant now);

    /** Whether it is open the database says when the lock is there, whatever was read before: of many exactly one has it. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select c from TemporaryCode c where c.id = :id and c.usedAt is null and c.revokedAt is null")
    Optional<TemporaryCode> lockOpen(UUID id);
}
