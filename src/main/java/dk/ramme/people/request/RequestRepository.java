package dk.ramme.people.request;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.NoRepositoryBean;
import org.springframework.data.repository.Repository;

/** The requests of one kind to the organisation the transaction runs for. */
@NoRepositoryBean
public interface RequestRepository<R extends Request> extends Repository<R, UUID> {

    R save(R request);

    Optional<R> findById(UUID id);

    /** Of those who answer at once, one comes first, and the others see what it answered. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select q from #{#entityName} q where q.id = :id")
    Optional<R> lock(UUID id);
}
