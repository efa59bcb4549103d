package dk.ramme.organisation;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The organisations; a transaction sees the one it runs for, and joining finds one by its CVR number. */
public interface Organisations extends Repository<Organisation, UUID> {

    Organisation save(Organisation organisation);

    Optional<Organisation> findById(UUID id);

    Optional<Organisation> findByCvr(String cvr);

    @Query("select o.id from Organisation o")
    List<UUID> ids();

    /** Those whose agreement is over and which are not closed yet. */
    @Query("select o.id from Organisation o where o.endsAt <= :now"
            + " and o.state <> dk.ramme.organisation.OrganisationState.ENDED")
    List<UUID> overBy(Instant now);

    /** Its CVR number alone: whoever locks the organisation later in the same transaction has not met it before. */
    @Query("select o.cvr from Organisation o where o.id = :id")
    Optional<String> cvrOf(UUID id);

    /** Locks the organisation's row: rules over several of its rows are kept by holding it. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select o from Organisation o where o.id = :id")
    Optional<Organisation> lock(UUID id);

    /** Holds the organisation as it is: many may at the same time, and whoever wants to change it waits. */
    @Lock(LockModeType.PESSIMISTIC_READ)
    @Query("select o from Organisation o where o.id = :id")
    Optional<Organisation> hold(UUID id);

    /** Across organisations: those that have chosen to be shown to employees, in Danish order. */
    @Query("select new dk.ramme.organisation.Organisations$Listed(o.cvr, o.name) from Organisation o"
            + " where o.state = dk.ramme.organisation.OrganisationState.READY"
            + " and o.employeeRequests = dk.ramme.organisation.EmployeeRequests.LISTED"
            + " order by sql('? collate \"da-x-icu\"', o.name), o.cvr")
    List<Listed> listed(Limit most);

    /** An organisation as it stands in a list. */
    record Listed(String cvr, String name) {}
}
