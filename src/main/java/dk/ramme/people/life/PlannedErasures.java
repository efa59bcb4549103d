package dk.ramme.people.life;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Who of the organisation is to be erased; for a job, those of all organisations. Planned and called off for many: {@link UserRows}. */
interface PlannedErasures extends Repository<PlannedErasure, UUID> {

    /** When a user is erased; empty when they are already, or are not deleted. */
    @Query("select e.dueAt from PlannedErasure e where e.userId = :user and e.dueAt > :now")
    Optional<Instant> dueAt(UUID user, Instant now);

    /** Those with users who are to be erased by now. */
    @Query("select distinct e.organisationId from PlannedErasure e where e.dueAt <= :now")
    List<UUID> organisationsDue(Instant now);
}
