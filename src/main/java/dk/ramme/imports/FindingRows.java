package dk.ramme.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What was found in the rows of an import: the report, and which rows the run leaves out. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class FindingRows {

    private final JdbcClient jdbc;

    FindingRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(UUID organisationId, UUID importId, List<Finding> findings) {
        if (findings.isEmpty()) return;
        jdbc.sql("""
                insert into import_problem (organisation_id, import_id, line, code, weight, field, value, other_line)
                select :organisation, :import, f.* from unnest(:lines, :codes, :weights, :fields, :values, :others)
                    as f (line, code, weight, field, value, other_line)
                on conflict do nothing
                """)
                .param("organisation", organisationId)
                .param("import", importId)
                .param("lines", findings.stream().map(Finding::line).toArray(Integer[]::new))
                .param("codes", findings.stream().map(f -> f.problem().name()).toArray(String[]::new))
                .param(
                        "weights",
                        findings.stream().map(f -> f.problem().weight().name()).toArray(String[]::new))
                .param("fields", findings.stream().map(f -> f.field().name()).toArray(String[]::new))
                .param("values", findings.stream().map(Finding::value).toArray(String[]::new))
                .param("others", findings.stream().map(Finding::otherLine).toArray(Integer[]::new))
                .update();
    }

    Set<Integer> linesLeftOut(UUID organisationId, UUID importId, int first, int last) {
        return new HashSet<>(jdbc.sql("""
                select distinct line from import_problem where organisation_id = :organisation and import_id = :import
                    and line between :first and :last and weight = 'LEFT_OUT'
                """)
                .param("organisation", organisationId)
                .param("import", importId)
                .param("first", first)
                .param("last", last)
                .query(Integer.class)
                .list());
    }

    /** The findings after the given one, in the order of the file. */
    List<Finding> after(UUID organisationId, UUID importId, int line, String code, int limit) {
        return jdbc.sql("""
                select line, code, field, value, other_line from import_problem
                where organisation_id = :organisation and import_id = :import and (line, code) > (:line, :code)
                order by line, code limit :limit
                """)
                .param("organisation", organisationId)
                .param("import", importId)
                .param("line", line)
                .param("code", code)
                .param("limit", limit)
                .query(FindingRows::read)
                .list();
    }

    /** One page of the findings. */
    List<Finding> page(UUID organisationId, UUID importId, int page, int size) {
        return jdbc.sql("""
                select line, code, field, value, other_line from import_problem
                where organisation_id = :organisation and import_id = :import order by line, code limit :size offset :skip
                """)
                .param("organisation", organisationId)
                .param("import", importId)
                .param("size", size)
                .param("skip", (long) page * size)
                .query(FindingRows::read)
                .list();
    }

    int count(UUID organisationId, UUID importId) {
        return jdbc.sql("""
                select count(*) from import_problem where organisation_id = :organisation and import_id = :import
                """)
                .param("organisation", organisationId)
                .param("import", importId)
                .query(Integer.class)
                .single();
    }

    private static Finding read(ResultSet row, int number) throws SQLException {
        return new Finding(
                row.getInt("line"),
                RowProblem.valueOf(row.getString("code")),
                Column.valueOf(row.getString("field")),
                row.getString("value"),
                row.getObject("other_line", Integer.class));
    }
}
