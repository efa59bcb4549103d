package dk.ramme.people.merging;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The merges of the organisation that can be undone. */
interface UserMerges extends Repository<UserMerge, UUID> {

    UserMerge saveAndFlush(UserMerge merge);

    void delete(UserMerge merge);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select m from UserMerge m where m.userId = :user")
    Optional<UserMerge> lock(UUID user);
}
