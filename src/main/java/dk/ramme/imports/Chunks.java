package dk.ramme.imports;

import dk.ramme.vault.CprVault;
import dk.ramme.vault.SealContext;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The rows of an import between reading and writing. They are kept as they stood in the source, a thousand together in
 * one sealed text, and not as checked rows of a table: the file holds CPR numbers beside names, sealing and storing a
 * thousand rows costs as little as one, every source (file, workbook, page of a registry) gives the same, a chunk is at
 * once the unit of a transaction, of the checkpoint and of fairness, a preview reads the same chunks with the same
 * checks, and a row that is left out can be handed back as it came.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class Chunks {

    private static final String TABLE = "import_chunk";
    private static final String COLUMN = "rows_sealed";

    private final JdbcClient jdbc;
    private final CprVault vault;

    Chunks(JdbcClient jdbc, CprVault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    void add(UUID organisationId, UUID importId, int number, List<Row> rows) {
        var id = UUID.randomUUID();
        jdbc.sql("""
                insert into import_chunk (id, organisation_id, import_id, number, first_line, last_line, rows_sealed)
                values (:id, :organisation, :import, :number, :first, :last, :sealed)
                """)
                .param("id", id)
                .param("organisation", organisationId)
                .param("import", importId)
                .param("number", number)
                .param("first", rows.get(0).line())
                .param("last", rows.get(rows.size() - 1).line())
                .param("sealed", vault.sealText(RowText.of(rows), context(organisationId, id)))
                .update();
    }

    List<Row> rows(UUID organisationId, UUID importId, int number) {
        return jdbc.sql("""
                select id, rows_sealed from import_chunk
                where organisation_id = :organisation and import_id = :import and number = :number
                """)
                .param("organisation", organisationId)
                .param("import", importId)
                .param("number", number)
                .query((row, n) ->
                        vault.openText(row.getBytes(2), context(organisationId, row.getObject(1, UUID.class))))
                .optional()
                .map(RowText::parse)
                .orElseThrow(() -> new IllegalStateException("chunk " + number + " of " + importId + " is gone"));
    }

    /** The import has ended: nothing that could be read is kept. */
    void erase(UUID organisationId, UUID importId) {
        jdbc.sql("delete from import_chunk where organisation_id = :organisation and import_id = :import")
                .param("organisation", organisationId)
                .param("import", importId)
                .update();
    }

    private static SealContext context(UUID organisationId, UUID chunkId) {
        return new SealContext(TABLE, COLUMN, organisationId, chunkId);
    }
}
