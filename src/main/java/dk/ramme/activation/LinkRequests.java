package dk.ramme.activation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** What users of the organisation have asked for. */
interface LinkRequests extends Repository<LinkRequest, LinkRequest.Key> {

    /** The first request of a day counts, whoever else writes one. @return 0 for any other */
    @Modifying
    @Query("insert into LinkRequest (organisationId, userId, askedOn, askedAt)"
            + " values (:organisation, :user, :day, :now) on conflict do nothing")
    int add(UUID organisation, UUID user, LocalDate day, Instant now);

    @Modifying
    @Query("delete from LinkRequest q where q.userId in :users")
    void forget(Collection<UUID> users);
}
