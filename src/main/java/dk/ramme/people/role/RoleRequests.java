package dk.ramme.people.role;

import dk.ramme.people.Role;
import dk.ramme.people.request.RequestRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;

/** What users of the organisation have asked for. Whoever is suspended meanwhile asks for nothing. */
interface RoleRequests extends RequestRepository<RoleRequest> {

    /** With whoever asks. */
    @Query("select q from RoleRequest q join fetch q.user where q.id = :id")
    Optional<RoleRequest> find(UUID id);

    /** Whose it is: the user is locked before their request. */
    @Query("select q.user.id from RoleRequest q where q.id = :id")
    Optional<UUID> userOf(UUID id);

    /** Oldest first. */
    @Query("select q from RoleRequest q join fetch q.user u"
            + " where q.state = dk.ramme.people.request.RequestState.OPEN and u.access.state = dk.ramme.people.UserState.ACTIVE"
            + " order by q.askedAt, q.id")
    List<RoleRequest> waiting(Limit most);

    /** Those of users who are active. */
    String COUNT_WAITING = "select count(q) from RoleRequest q join q.user u"
            + " where q.state = dk.ramme.people.request.RequestState.OPEN and u.access.state = dk.ramme.people.UserState.ACTIVE";

    @Query(COUNT_WAITING)
    int countWaiting();

    @Query("select q.role from RoleRequest q"
            + " where q.user.id = :user and q.state = dk.ramme.people.request.RequestState.OPEN")
    Set<Role> askedBy(UUID user);

    /** How many the user has made since then, whatever became of them. */
    @Query("select count(q) from RoleRequest q where q.user.id = :user and q.askedAt > :since")
    int madeSince(UUID user, Instant since);
}
