package dk.ramme.joining;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The cases of the organisation the transaction runs for; on joining duty, those of a person everywhere. */
interface JoiningCases extends Repository<JoiningCase, UUID> {

    JoiningCase save(JoiningCase joiningCase);

    Optional<JoiningCase> findById(UUID id);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select c from JoiningCase c where c.id = :id")
    Optional<JoiningCase> lock(UUID id);

    @Query("select c from JoiningCase c where c.organisationId = :organisation and c.preparedIssuer = :issuer"
            + " and c.preparedSubject = :subject and c.state in (dk.ramme.joining.CaseState.PREPARED,"
            + " dk.ramme.joining.CaseState.SENT)")
    Optional<JoiningCase> openOf(UUID organisation, String issuer, String subject);

    @Query("select c from JoiningCase c where c.organisationId = :organisation"
            + " and c.state = dk.ramme.joining.CaseState.SENT order by c.sentAt, c.id")
    List<JoiningCase> sentIn(UUID organisation);

    @Query("select c from JoiningCase c where c.preparedIssuer = :issuer and c.preparedSubject = :subject"
            + " and c.preparedAt > :since order by c.preparedAt desc")
    List<JoiningCase> of(String issuer, String subject, Instant since);
}
