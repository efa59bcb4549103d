package dk.ramme.asking;

import dk.ramme.people.request.RequestRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

/** The requests of employees to the organisation. */
interface Requests extends RequestRepository<EmployeeRequest> {

    /** At once in the database, where a unique index decides who has an unanswered request already. */
    EmployeeRequest saveAndFlush(EmployeeRequest request);

    String COUNT_OPEN =
            "select count(q) from EmployeeRequest q where q.state = dk.ramme.people.request.RequestState.OPEN";

    @Query(COUNT_OPEN)
    int countOpen();

    @Query("select count(q) from EmployeeRequest q where q.issuer = :issuer and q.subject = :subject"
            + " and q.state = dk.ramme.people.request.RequestState.OPEN")
    int countOpenOf(String issuer, String subject);

    /** Oldest first. */
    @Query("select q from EmployeeRequest q where q.state = dk.ramme.people.request.RequestState.OPEN"
            + " order by q.askedAt, q.id")
    List<EmployeeRequest> open();

    /** Across organisations: those that have requests answered or asked before then. */
    @Query("select distinct q.organisationId from EmployeeRequest q"
            + " where q.decidedAt < :answered or q.askedAt < :unanswered")
    List<UUID> organisationsWithOld(Instant answered, Instant unanswered);

    /** Those that were answered, or asked, before then: at once, none of them is loaded in that transaction. */
    @Modifying
    @Query("delete from EmployeeRequest q where q.decidedAt < :answered or q.askedAt < :unanswered")
    int erase(Instant answered, Instant unanswered);
}
