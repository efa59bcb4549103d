package dk.ramme.granting;

import dk.ramme.people.request.RequestRepository;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

/** What users of the organisation have asked for, and what they were answered. */
interface RightRequests extends RequestRepository<RightRequest> {

    /** Those that wait for an answer, with the name of whoever asks, oldest first. */
    @Query("select new dk.ramme.granting.RightRequests$Waiting(q, u.contact.name)"
            + " from RightRequest q join User u on u.id = q.userId"
            + " where q.state = dk.ramme.people.request.RequestState.OPEN and u.access.state = dk.ramme.people.UserState.ACTIVE"
            + " order by q.askedAt, q.id")
    List<Waiting> waiting(Limit most);

    /** Those of users who are active. */
    String COUNT_WAITING = "select count(q) from RightRequest q join User u on u.id = q.userId"
            + " where q.state = dk.ramme.people.request.RequestState.OPEN and u.access.state = dk.ramme.people.UserState.ACTIVE";

    /** Whose it is: the user is locked before their request. */
    @Query("select q.userId from RightRequest q where q.id = :id")
    Optional<UUID> userOf(UUID id);

    @Query("select q.code from RightRequest q"
            + " where q.userId = :user and q.state = dk.ramme.people.request.RequestState.OPEN")
    Set<String> askedBy(UUID user);

    /** Those of the user for these rights that nobody has answered. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select q from RightRequest q where q.userId = :user and q.code in :codes"
            + " and q.state = dk.ramme.people.request.RequestState.OPEN order by q.id")
    List<RightRequest> lockOpen(UUID user, Collection<String> codes);

    /** The same of many users. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select q from RightRequest q where q.userId in :users and q.code in :codes"
            + " and q.state = dk.ramme.people.request.RequestState.OPEN order by q.id")
    List<RightRequest> lockOpen(Collection<UUID> users, Collection<String> codes);

    /** How many the user has made since then, whatever became of them. */
    @Query("select count(q) from RightRequest q where q.userId = :user and q.askedAt > :since")
    int madeSince(UUID user, Instant since);

    /** At once for all who are deleted: none of theirs is loaded in that transaction. */
    @Modifying
    @Query("delete from RightRequest q where q.organisationId = :organisation and q.userId in :users")
    void forget(UUID organisation, Collection<UUID> users);

    /** A request and who waits. */
    record Waiting(RightRequest request, String userName) {}
}
