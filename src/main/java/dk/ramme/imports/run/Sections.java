package dk.ramme.imports.run;

import dk.ramme.imports.row.Columns;
import dk.ramme.imports.row.Masked;
import dk.ramme.imports.row.Reading;
import dk.ramme.imports.row.Section;
import dk.ramme.tenancy.Tenancy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The sections of an import's source: their titles, and what stands where. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class Sections {

    private static final int LONGEST_TITLE = 100;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Sections(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A source without titles has a person where they should be, so those are kept without CPR numbers. */
    public void begin(UUID importId,
            Section section,
            List<String> titles,
            Columns columns,
            Reading reading) {
        about("""
                insert into import_section (organisation_id, import_id, section, titles, columns, ignored, reading)
                values (:organisation, :import, :section, :titles, :columns, :ignored, cast(:reading as jsonb))
                on conflict do nothing
                """, importId)
                .param("reading", json.writeValueAsString(reading))
                .param("section", section.name())
                .param(
                        "titles",
                        titles.stream()
                                .map(title -> Masked.kept(title, LONGEST_TITLE))
                                .toArray(String[]::new))
                .param("columns", columns.asText())
                .param("ignored", columns.ignored().toArray(String[]::new))
                .update();
    }

    public void grow(UUID importId, Section section, int rows) {
        about("""
                update import_section set rows_total = rows_total + :rows
                where organisation_id = :organisation and import_id = :import and section = :section
                """, importId)
                .param("rows", rows)
                .param("section", section.name())
                .update();
    }

    /** What is known of how it was read when it has been, to its end. */
    public void tell(UUID importId, Section section, Reading reading) {
        about("""
                update import_section set reading = cast(:reading as jsonb)
                where organisation_id = :organisation and import_id = :import and section = :section
                """, importId)
                .param("reading", json.writeValueAsString(reading))
                .param("section", section.name())
                .update();
    }

    /** Sections are read again. */
    public void forget(UUID importId, Collection<Section> sections) {
        about("""
                delete from import_section
                where organisation_id = :organisation and import_id = :import and section = any(:sections)
                """, importId)
                .param("sections", sections.stream().map(Section::name).toArray(String[]::new))
                .update();
    }

    /** Erases what was told of how the rows were written, in which somebody's name may stand. */
    public void forgetPeople(UUID importId) {
        about("update import_section set reading = null where organisation_id = :organisation and import_id = :import", importId)
                .update();
    }

    public Optional<Head> find(UUID importId, Section section) {
        return of(importId).stream()
                .filter(head -> head.section() == section)
                .findFirst();
    }

    /** In the order of {@link Section}. */
    public List<Head> of(UUID importId) {
        return about("select * from import_section where organisation_id = :organisation and import_id = :import", importId)
                .query(this::head)
                .stream()
                .sorted((one, other) -> one.section().compareTo(other.section()))
                .toList();
    }

    private Head head(ResultSet row, int number) throws SQLException {
        var told = row.getString("reading");
        var reading = told == null ? Reading.NONE : json.readValue(told, Reading.class);
        return new Head(
                Section.valueOf(row.getString("section")),
                List.of((String[]) row.getArray("titles").getArray()),
                Columns.parse(row.getString("columns")).read(reading.conventions()),
                List.of((String[]) row.getArray("ignored").getArray()),
                row.getInt("rows_total"),
                reading);
    }

    /** A section's titles, how they and what stands under them are understood, and how many rows it has. */
    public record Head(
            Section section, List<String> titles, Columns columns, List<String> ignored, int rows, Reading reading) {

        /** How it was read, as pages say it. */
        public ReadingView view() {
            return ReadingView.of(this);
        }

        /** Columns without a title that nothing is taken from, by their letters. */
        public List<String> untitled() {
            var rest = columns.conventions().nameGoesOn().isEmpty()
                    ? reading.told().restOfName()
                    : List.<Integer>of();
            return Stream.concat(rest.stream(), reading.told().untitled().stream())
                    .map(place -> ReadingView.letters(List.of(place)))
                    .toList();
        }
    }

    private JdbcClient.StatementSpec about(String sql, UUID importId) {
        return jdbc.sql(sql).param("organisation", Tenancy.organisation()).param("import", importId);
    }
}
