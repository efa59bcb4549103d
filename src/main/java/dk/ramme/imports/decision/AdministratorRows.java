package dk.ramme.imports.decision;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The administrators that imports of the organisation have found. */
interface AdministratorRows extends Repository<AdministratorRow, UUID> {

    AdministratorRow save(AdministratorRow row);

    Optional<AdministratorRow> findById(UUID id);

    /** In the order of the source, those of NemID first. */
    @Query("select a from AdministratorRow a where a.importId = :importId order by a.register, a.line")
    List<AdministratorRow> of(UUID importId);

    @Query("select a from AdministratorRow a where a.importId = :importId and a.chosen <> '' and a.email is not null")
    List<AdministratorRow> chosen(UUID importId);

    @Query("select count(a) from AdministratorRow a where a.importId = :importId and a.chosen = ''")
    int countNotChosen(UUID importId);

    /** At once; those that were looked at before are not changed any more. */
    @Modifying
    @Query("delete from AdministratorRow a where a.importId = :importId")
    void erase(UUID importId);
}
