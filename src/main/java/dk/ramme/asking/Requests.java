package dk.ramme.asking;

import dk.ramme.people.request.RequestRepository;
import java.util.List;
import org.springframework.data.jpa.repository.Query;

/** The requests of employees to the organisation. */
interface Requests extends RequestRepository<EmployeeRequest> {

    /** At once in the database, where a unique index decides who has an unanswered request already. */
    EmployeeRequest saveAndFlush(EmployeeRequest request);

    @Query("select count(q) from EmployeeRequest q where q.state = dk.ramme.people.request.RequestState.OPEN")
    int countOpen();

    @Query("select count(q) from EmployeeRequest q where q.issuer = :issuer and q.subject = :subject"
            + " and q.state = dk.ramme.people.request.RequestState.OPEN")
    int countOpenOf(String issuer, String subject);

    /** Oldest first. */
    @Query("select q from EmployeeRequest q where q.state = dk.ramme.people.request.RequestState.OPEN"
            + " order by q.askedAt, q.id")
    List<EmployeeRequest> open();
}
