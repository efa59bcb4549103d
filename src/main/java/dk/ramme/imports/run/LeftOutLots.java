package dk.ramme.imports.run;

import dk.ramme.imports.row.Section;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The rows that imports of the organisation have left out. */
interface LeftOutLots extends Repository<LeftOutLot, UUID> {

    LeftOutLot save(LeftOutLot lot);

    @Query("select distinct l.section from LeftOutLot l where l.importId = :importId")
    List<Section> sections(UUID importId);

    @Query("select l from LeftOutLot l where l.importId = :importId and l.section = :section and l.number > :number"
            + " order by l.number")
    Optional<LeftOutLot> after(UUID importId, Section section, int number, Limit most);

    /** Those of imports that ended before then: at once, none of them is loaded in that transaction. */
    @Modifying
    @Query("delete from LeftOutLot l where l.importId in (select r.id from ImportRun r where r.finishedAt < :ended)")
    int erase(Instant ended);
}
