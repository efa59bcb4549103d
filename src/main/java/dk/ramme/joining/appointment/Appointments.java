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

    @Query("select a from Appointment a where a.organisationId = :organisation order by a.createdAt, a.id")
    List<Appointment> of(UUID organisation);

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
