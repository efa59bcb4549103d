package dk.ramme.imports;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The sections of an import's source: their titles, and what stands where. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class Sections {

    private static final int LONGEST_TITLE = 100;

    private static final RowMapper<Head> HEAD = (row, number) -> new Head(
            Section.valueOf(row.getString("section")),
            List.of((String[]) row.getArray("titles").getArray()),
            Columns.parse(row.getString("columns")),
            List.of((String[]) row.getArray("ignored").getArray()),
            row.getInt("rows_total"));

    private final JdbcClient jdbc;

    Sections(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A source without titles has a person where they should be, so those are kept without CPR numbers. */
    void begin(UUID organisationId, UUID importId, Section section, List<String> titles, Columns columns) {
        jdbc.sql("""
                insert into import_section (organisation_id, import_id, section, titles, columns, ignored)
                values (:organisation, :import, :section, :titles, :columns, :ignored) on conflict do nothing
                """)
                .param("organisation", organisationId)
                .param("import", importId)
                .param("section", section.name())
                .param(
                        "titles",
                        titles.stream()
                                .map(title -> Masked.text(title, LONGEST_TITLE))
                                .toArray(String[]::new))
                .param("columns", columns.asText())
                .param("ignored", columns.ignored().toArray(String[]::new))
                .update();
    }

    void grow(UUID organisationId, UUID importId, Section section, int rows) {
        jdbc.sql("""
                update import_section set rows_total = rows_total + :rows
                where organisation_id = :organisation and import_id = :import and section = :section
                """)
                .param("rows", rows)
                .param("organisation", organisationId)
                .param("import", importId)
                .param("section", section.name())
                .update();
    }

    Optional<Head> find(UUID organisationId, UUID importId, Section section) {
        return of(organisationId, importId).stream()
                .filter(head -> head.section() == section)
                .findFirst();
    }

    /** In the order of {@link Section}. */
    List<Head> of(UUID organisationId, UUID importId) {
        return jdbc
                .sql("select * from import_section where organisation_id = :organisation and import_id = :import")
                .param("organisation", organisationId)
                .param("import", importId)
                .query(HEAD)
                .stream()
                .sorted((one, other) -> one.section().compareTo(other.section()))
                .toList();
    }

    /** A section's titles, how they are understood, and how many rows it has. */
    record Head(Section section, List<String> titles, Columns columns, List<String> ignored, int rows) {}
}
