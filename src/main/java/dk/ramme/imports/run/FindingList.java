package dk.ramme.imports.run;

import dk.ramme.imports.check.Finding;
import dk.ramme.imports.check.RowProblem;
import dk.ramme.imports.row.Section;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What was found in the rows of an import as people read it: page by page and kind by kind. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class FindingList {

    private final JdbcClient jdbc;

    FindingList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The findings after the given place, in the order of the source. */
    public List<Finding> after(UUID organisationId, UUID importId, Place place, int limit) {
        return jdbc.sql("""
                select section, line, code, field, value, other_line, rid, name from import_problem
                where organisation_id = :organisation and import_id = :import
                    and (section, line, code) > (:section, :line, :code)
                order by section, line, code limit :limit
                """)
                .param("organisation", organisationId)
                .param("import", importId)
                .param("section", place.section())
                .param("line", place.line())
                .param("code", place.code())
                .param("limit", limit)
                .query(FindingRows::read)
                .list();
    }

    /** The findings of one kind after the given place, in the order of the source. */
    public List<Finding> afterOfKind(UUID organisationId, UUID importId, Place place, int limit) {
        return jdbc.sql("""
                select section, line, code, field, value, other_line, rid, name from import_problem
                where organisation_id = :organisation and import_id = :import and code = :code
                    and (section, line) > (:section, :line)
                order by section, line limit :limit
                """)
                .param("organisation", organisationId)
                .param("import", importId)
                .param("section", place.section())
                .param("line", place.line())
                .param("code", place.code())
                .param("limit", limit)
                .query(FindingRows::read)
                .list();
    }

    /** How many there are of each kind, of a section or of all, the gravest kinds first, then the most frequent. */
    public List<Kind> kinds(UUID organisationId, UUID importId, @Nullable Section section) {
        return jdbc
                .sql("""
                select code, count(*) as found from import_problem
                where organisation_id = :organisation and import_id = :import
                    and (cast(:section as text) is null or section = :section)
                group by code
                """)
                .param("section", section == null ? null : section.name())
                .param("organisation", organisationId)
                .param("import", importId)
                .query((row, number) -> new Kind(RowProblem.valueOf(row.getString(1)), row.getInt(2)))
                .stream()
                .sorted(Comparator.comparing((Kind kind) -> kind.problem().weight())
                        .thenComparing(Kind::found, Comparator.reverseOrder())
                        .thenComparing(Kind::problem))
                .toList();
    }

    /** Where a finding stands; what comes after it is the next page. */
    public record Place(String section, int line, String code) {

        public static final Place START = new Place("", 0, "");

        public static Place of(Finding finding) {
            return new Place(
                    finding.section().name(), finding.line(), finding.problem().name());
        }
    }

    /** A kind of problem and how many rows have it. */
    public record Kind(RowProblem problem, int found) {}
}
