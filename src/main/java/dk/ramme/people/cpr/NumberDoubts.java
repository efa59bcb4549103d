package dk.ramme.people.cpr;

import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Which numbers of users of the organisation are in doubt. */
interface NumberDoubts extends Repository<NumberDoubt, UUID> {

    /** A statement, since two may prove at the same moment, and neither shall fail for it. @return 0 when it is in doubt already */
    @Modifying
    @Query("insert into NumberDoubt (userId, organisationId, since) values (:user, :organisation, :now)"
            + " on conflict do nothing")
    int add(UUID user, UUID organisation, Instant now);

    @Modifying
    @Query("delete from NumberDoubt d where d.userId in :users")
    void forget(Collection<UUID> users);
}
