package dk.ramme.means;

import dk.ramme.means.Chips.ChipOwner;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The keys of chips of the organisation the transaction runs for. */
@Transactional(propagation = Propagation.MANDATORY)
interface AllChipKeys extends Repository<ChipKey, byte[]> {

    String IN_USE = "select k from ChipKey k join fetch k.chip c where c.state = dk.ramme.means.MeansState.ACTIVE and ";

    ChipKey saveAndFlush(ChipKey key);

    /** Whose chip it is, in whatever organisation; asked on login duty. */
    @Query("select new dk.ramme.means.Chips$ChipOwner(k.organisationId, k.chip.id, k.userId) from ChipKey k"
            + " where k.credentialId = :credential")
    Optional<ChipOwner> owner(byte[] credential);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select k from ChipKey k where k.credentialId = :credential")
    Optional<ChipKey> lock(byte[] credential);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query(IN_USE + "k.credentialId = :credential")
    Optional<ChipKey> lockInUse(byte[] credential);

    @Query(IN_USE + "k.userId = :user")
    List<ChipKey> inUseOf(UUID user);
}
