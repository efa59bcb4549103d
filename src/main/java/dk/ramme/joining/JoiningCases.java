package dk.ramme.joining;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
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

    /**
     * Across organisations: those in which there is something to erase.
     *
     * @param unfinished before then cases were prepared that nobody goes on with
     * @param unanswered before then people were invited who come no more
     * @param numbers before then it was decided about people whose CPR numbers are needed no more
     */
    @Query("select c.organisationId from JoiningCase c where c.state in (dk.ramme.joining.CaseState.PREPARED,"
            + " dk.ramme.joining.CaseState.SENT) and c.preparedAt < :unfinished"
            + " union select a.organisationId from Appointment a"
            + " where a.state = dk.ramme.joining.appointment.AppointmentState.INVITED and a.invitedAt < :unanswered"
            + " or a.state in (dk.ramme.joining.appointment.AppointmentState.ACCEPTED,"
            + " dk.ramme.joining.appointment.AppointmentState.REVOKED) and a.cpr.sealed is not null"
            + " and coalesce(a.acceptedAt, a.invitedAt, a.createdAt) < :numbers")
    List<UUID> organisationsToErase(Instant unfinished, Instant unanswered, Instant numbers);

    /** Cases nobody goes on with, at once: none of them is loaded in that transaction. */
    @Modifying
    @Query("update versioned JoiningCase c set c.state = dk.ramme.joining.CaseState.WITHDRAWN"
            + " where c.state in (dk.ramme.joining.CaseState.PREPARED, dk.ramme.joining.CaseState.SENT)"
            + " and c.preparedAt < :unfinished")
    int withdrawUnfinished(Instant unfinished);

    /** Whoever stands in a withdrawn case, or has not come long after their link ran out, is no longer appointed. */
    @Modifying
    @Query("update versioned Appointment a set a.state = dk.ramme.joining.appointment.AppointmentState.REVOKED"
            + " where a.state = dk.ramme.joining.appointment.AppointmentState.INVITED and a.invitedAt < :unanswered"
            + " or a.state = dk.ramme.joining.appointment.AppointmentState.PROPOSED and exists (select c.id"
            + " from JoiningCase c where c.id = a.caseId and c.state = dk.ramme.joining.CaseState.WITHDRAWN)")
    int revokeUnanswered(Instant unanswered);

    /** CPR numbers of people who were revoked, and what they are found by. */
    @Modifying
    @Query("update versioned Appointment a set a.cpr.sealed = null, a.cpr.index = null, a.cpr.indexKey = null"
            + " where a.state = dk.ramme.joining.appointment.AppointmentState.REVOKED and a.cpr.sealed is not null"
            + " and coalesce(a.invitedAt, a.createdAt) < :numbers")
    int forgetRevoked(Instant numbers);

    /** CPR numbers of people who have proved who they are; what they are found by stays. */
    @Modifying
    @Query("update versioned Appointment a set a.cpr.sealed = null"
            + " where a.state = dk.ramme.joining.appointment.AppointmentState.ACCEPTED and a.cpr.sealed is not null"
            + " and a.acceptedAt < :numbers")
    int forgetAccepted(Instant numbers);
}
