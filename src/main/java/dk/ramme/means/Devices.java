package dk.ramme.means;

import jakarta.persistence.LockModeType;
import jakarta.persistence.QueryHint;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.hibernate.jpa.SpecHints;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.jpa.repository.QueryHints;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The devices the operator has loaded. They are no organisation's. */
@Transactional(propagation = Propagation.MANDATORY)
interface Devices extends Repository<Device, String> {

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select d from Device d where d.serial = :serial")
    Optional<Device> lock(String serial);

    /** Which of these serial numbers there are. */
    @Query("select d.serial from Device d where d.serial in :serials")
    List<String> among(Collection<String> serials);

    /** The free device that has lain here longest. Those somebody else is about to send are passed over. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @QueryHints(@QueryHint(name = SpecHints.HINT_SPEC_LOCK_TIMEOUT, value = "-2"))
    @Query("select d from Device d where d.kind = :kind and d.takenAt is null and d.assignedTo is null"
            + " order by d.loadedAt, d.serial")
    Optional<Device> lockNextFree(IdentificationMeans kind, Limit one);
}
