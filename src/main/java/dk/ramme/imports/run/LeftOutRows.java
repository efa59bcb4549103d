package dk.ramme.imports.run;

import dk.ramme.imports.row.Row;
import dk.ramme.imports.row.Section;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Rows that the run left out, kept sealed so that they can be mended and loaded again. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class LeftOutRows {

    private static final String TABLE = "import_left_out";

    private final JdbcClient jdbc;
    private final SealedRows sealed;

    LeftOutRows(JdbcClient jdbc, SealedRows sealed) {
        this.jdbc = jdbc;
        this.sealed = sealed;
    }

    public void add(UUID organisationId, UUID importId, int number, Section section, List<Row> rows) {
        if (rows.isEmpty()) return;
        var id = UUID.randomUUID();
        jdbc.sql("""
                insert into import_left_out (id, organisation_id, import_id, section, number, rows_sealed)
                values (:id, :organisation, :import, :section, :number, :sealed)
                """)
                .param("id", id)
                .param("organisation", organisationId)
                .param("import", importId)
                .param("section", section.name())
                .param("number", number)
                .param("sealed", sealed.seal(TABLE, organisationId, id, rows))
                .update();
    }

    /** The sections that have rows left out. */
    public List<Section> sections(UUID organisationId, UUID importId) {
        return jdbc
                .sql("""
                select distinct section from import_left_out where organisation_id = :organisation and import_id = :import
                """)
                .param("organisation", organisationId)
                .param("import", importId)
                .query((row, n) -> Section.valueOf(row.getString(1)))
                .stream()
                .sorted()
                .toList();
    }

    /** The next lot of a section's rows after the given one; null when there is none. */
    public @Nullable Lot after(UUID organisationId, UUID importId, Section section, int number) {
        return jdbc.sql("""
                select id, number, rows_sealed from import_left_out
                where organisation_id = :organisation and import_id = :import and section = :section and number > :number
                order by number limit 1
                """)
                .param("organisation", organisationId)
                .param("import", importId)
                .param("section", section.name())
                .param("number", number)
                .query((row, n) -> new Lot(
                        row.getInt(2),
                        sealed.open(TABLE, organisationId, row.getObject(1, UUID.class), row.getBytes(3))))
                .optional()
                .orElse(null);
    }

    /** Rows that were in one chunk. */
    public record Lot(int number, List<Row> rows) {}
}
