package dk.ramme.joining.appointment;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The appointments of the organisation the transaction runs for. */
public interface Appointments extends Repository<Appointment, UUID> {

    Appointment save(Appointment appointment);

    Optional<Appointment> findById(UUID id);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select a from Appointment a where a.id = :id")
    Optional<Appointment> lock(UUID id);

    /** Those that can be taken back, locked as they are found: whoever takes them back has not met them before. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select a from Appointment a where a.organisationId = :organisation and a.state in"
            + " (dk.ramme.joining.appointment.AppointmentState.PROPOSED, dk.ramme.joining.appointment.AppointmentState.INVITED)"
            + " order by a.createdAt, a.id")
    List<Appointment> lockOpen(UUID organisation);

    /** The address an invitation that is open was sent to. */
    @Query("select a.email from Appointment a where a.id = :id"
            + " and a.state = dk.ramme.joining.appointment.AppointmentState.INVITED")
    Optional<String> invitedAddress(UUID id);

    /** Whether anybody has ever accepted. */
    @Query("select count(a) > 0 from Appointment a where a.organisationId = :organisation"
            + " and a.state = dk.ramme.joining.appointment.AppointmentState.ACCEPTED")
    boolean anyAccepted(UUID organisation);

    /** Those that were not taken back, the oldest first. */
    @Query("select a from Appointment a where a.organisationId = :organisation"
            + " and a.state <> dk.ramme.joining.appointment.AppointmentState.REVOKED order by a.createdAt, a.id")
    List<Appointment> standing(UUID organisation);

    @Query("select a from Appointment a where a.caseId = :caseId order by a.createdAt, a.id")
    List<Appointment> in(UUID caseId);

    @Query(
            "select a from Appointment a where a.caseId = :caseId and a.state = dk.ramme.joining.appointment.AppointmentState.PROPOSED order by a.createdAt, a.id")
    List<Appointment> proposedIn(UUID caseId);

    @Query(
            "select a from Appointment a where a.organisationId = :organisation and a.caseId is null and a.state = dk.ramme.joining.appointment.AppointmentState.PROPOSED"
                    + " order by a.createdAt, a.id")
    List<Appointment> proposedInSetup(UUID organisation);
}
