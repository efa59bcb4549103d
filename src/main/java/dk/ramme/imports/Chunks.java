package dk.ramme.imports;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The rows of an import between reading and writing. A chunk is at once the unit of a transaction, of the checkpoint and
 * of fairness, and what is looked at before the run is what the run reads.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class Chunks {

    private static final String TABLE = "import_chunk";

    private final JdbcClient jdbc;
    private final SealedRows sealed;

    Chunks(JdbcClient jdbc, SealedRows sealed) {
        this.jdbc = jdbc;
        this.sealed = sealed;
    }

    void add(UUID organisationId, UUID importId, int number, Section section, List<Row> rows) {
        var id = UUID.randomUUID();
        jdbc.sql("""
                insert into import_chunk (id, organisation_id, import_id, number, section, first_line, last_line, rows_sealed)
                values (:id, :organisation, :import, :number, :section, :first, :last, :sealed)
                """)
                .param("id", id)
                .param("organisation", organisationId)
                .param("import", importId)
                .param("number", number)
                .param("section", section.name())
                .param("first", rows.get(0).line())
                .param("last", rows.get(rows.size() - 1).line())
                .param("sealed", sealed.seal(TABLE, organisationId, id, rows))
                .update();
    }

    /** @throws IllegalStateException when the import has no such chunk */
    Chunk get(UUID organisationId, UUID importId, int number) {
        return find(organisationId, importId, number)
                .orElseThrow(() -> new IllegalStateException("chunk " + number + " of " + importId + " is gone"));
    }

    private Optional<Chunk> find(UUID organisationId, UUID importId, int number) {
        return jdbc.sql("""
                select id, section, rows_sealed from import_chunk
                where organisation_id = :organisation and import_id = :import and number = :number
                """)
                .param("organisation", organisationId)
                .param("import", importId)
                .param("number", number)
                .query((row, n) -> new Chunk(
                        Section.valueOf(row.getString(2)),
                        sealed.open(TABLE, organisationId, row.getObject(1, UUID.class), row.getBytes(3))))
                .optional();
    }

    /** The rows of the chunk that the line is in. */
    List<Row> around(UUID organisationId, UUID importId, Section section, int line) {
        var number = numberOf(organisationId, importId, section, line).orElseThrow();
        return get(organisationId, importId, number).rows();
    }

    private Optional<Integer> numberOf(UUID organisationId, UUID importId, Section section, int line) {
        return jdbc.sql("""
                select number from import_chunk where organisation_id = :organisation and import_id = :import
                    and section = :section and :line between first_line and last_line
                """)
                .param("organisation", organisationId)
                .param("import", importId)
                .param("section", section.name())
                .param("line", line)
                .query(Integer.class)
                .optional();
    }

    /** The import has ended: nothing that could be read is kept. */
    void erase(UUID organisationId, UUID importId) {
        jdbc.sql("delete from import_chunk where organisation_id = :organisation and import_id = :import")
                .param("organisation", organisationId)
                .param("import", importId)
                .update();
    }

    /** Rows of one section, at least one. */
    record Chunk(Section section, List<Row> rows) {

        List<Row> rowsIn(Set<Integer> lines) {
            return rows.stream().filter(row -> lines.contains(row.line())).toList();
        }

        int firstLine() {
            return rows.get(0).line();
        }

        int lastLine() {
            return rows.get(rows.size() - 1).line();
        }
    }
}
