package dk.ramme.imports.run;

import dk.ramme.imports.row.Section;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The sections of the organisation's imports. */
interface ReadSections extends Repository<ReadSection, ReadSection.Key> {

    @Query("select new dk.ramme.imports.run.ReadSections$Stored(s.section, s.titles, s.columns, s.ignored, s.rowsTotal,"
            + " s.reading) from ReadSection s where s.importId = :importId")
    List<Stored> of(UUID importId);

    /** A section that is begun again after a process died is there already. */
    @Modifying
    @Query("insert into ReadSection (organisationId, importId, section, titles, columns, ignored, rowsTotal, reading)"
            + " values (:organisation, :importId, :section, :titles, :columns, :ignored, 0, :reading)"
            + " on conflict do nothing")
    void add(
            UUID organisation,
            UUID importId,
            Section section,
            String[] titles,
            String columns,
            String[] ignored,
            String reading);

    @Modifying
    @Query("update ReadSection s set s.rowsTotal = s.rowsTotal + :rows"
            + " where s.importId = :importId and s.section = :section")
    void grow(UUID importId, Section section, int rows);

    @Modifying
    @Query("update ReadSection s set s.reading = :reading where s.importId = :importId and s.section = :section")
    void tell(UUID importId, Section section, String reading);

    @Modifying
    @Query("update ReadSection s set s.reading = null where s.importId = :importId")
    void forgetReading(UUID importId);

    @Modifying
    @Query("delete from ReadSection s where s.importId = :importId and s.section in :sections")
    void forget(UUID importId, Collection<Section> sections);

    /** As it is kept. */
    @SuppressWarnings("ArrayRecordComponent")
    record Stored(
            Section section,
            String[] titles,
            String columns,
            String[] ignored,
            int rows,
            @Nullable String reading) {}
}
