package dk.ramme.imports.run;

import dk.ramme.imports.check.Finding;
import dk.ramme.imports.check.RowProblem;
import dk.ramme.imports.row.Column;
import dk.ramme.imports.row.Section;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What was found in the rows of an import: the report, and which rows the run leaves out. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class FindingRows {

    private final JdbcClient jdbc;

    FindingRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void add(UUID organisationId, UUID importId, List<Finding> findings) {
        if (findings.isEmpty()) return;
        jdbc.sql("""
                insert into import_problem
                    (organisation_id, import_id, section, line, code, weight, field, value, other_line, rid, name)
                select :organisation, :import, f.*
                from unnest(:sections, :lines, :codes, :weights, :fields, :values, :others, :rids, :names)
                    as f (section, line, code, weight, field, value, other_line, rid, name)
                on conflict do nothing
                """)
                .param("organisation", organisationId)
                .param("import", importId)
                .param(
                        "sections",
                        findings.stream().map(f -> f.section().name()).toArray(String[]::new))
                .param("lines", findings.stream().map(Finding::line).toArray(Integer[]::new))
                .param("codes", findings.stream().map(f -> f.problem().name()).toArray(String[]::new))
                .param(
                        "weights",
                        findings.stream().map(f -> f.problem().weight().name()).toArray(String[]::new))
                .param("fields", findings.stream().map(f -> f.field().name()).toArray(String[]::new))
                .param("values", findings.stream().map(Finding::value).toArray(String[]::new))
                .param("others", findings.stream().map(Finding::otherLine).toArray(Integer[]::new))
                .param("rids", findings.stream().map(Finding::rid).toArray(String[]::new))
                .param("names", findings.stream().map(Finding::name).toArray(String[]::new))
                .update();
    }

    /** What was found in the given lines when they were read, and is found anew now. */
    public void forget(
            UUID organisationId, UUID importId, Section section, Set<RowProblem> problems, int first, int last) {
        jdbc.sql("""
                delete from import_problem where organisation_id = :organisation and import_id = :import
                    and code = any(:codes) and section = :section and line between :first and :last
                """)
                .param("organisation", organisationId)
                .param("import", importId)
                .param("codes", problems.stream().map(RowProblem::name).toArray(String[]::new))
                .param("section", section.name())
                .param("first", first)
                .param("last", last)
                .update();
    }

    /** Sections are read again: what was found in them is found anew. */
    public void forget(UUID organisationId, UUID importId, Collection<Section> sections) {
        jdbc.sql("""
                delete from import_problem
                where organisation_id = :organisation and import_id = :import and section = any(:sections)
                """)
                .param("organisation", organisationId)
                .param("import", importId)
                .param("sections", sections.stream().map(Section::name).toArray(String[]::new))
                .update();
    }

    /** Erases whom the findings are about, and what stood in their rows. */
    public void forgetPeople(UUID organisationId, UUID importId) {
        jdbc.sql("""
                update import_problem set rid = '', name = '', value = ''
                where organisation_id = :organisation and import_id = :import
                """)
                .param("organisation", organisationId)
                .param("import", importId)
                .update();
    }

    /** How many rows come along and need a look. */
    public int needLook(UUID organisationId, UUID importId) {
        return jdbc.sql("""
                select count(*) from (select from import_problem where organisation_id = :organisation and import_id = :import
                    group by section, line having bool_or(weight = 'LOOK') and not bool_or(weight = 'LEFT_OUT')) as row
                """)
                .param("organisation", organisationId)
                .param("import", importId)
                .query(Integer.class)
                .single();
    }

    /** Forgets one kind of problem in these lines, where another has come in its place. */
    public void forget(
            UUID organisationId, UUID importId, Section section, RowProblem problem, Collection<Integer> lines) {
        jdbc.sql("""
                delete from import_problem where organisation_id = :organisation and import_id = :import and code = :code
                    and section = :section and line = any(:lines)
                """)
                .param("organisation", organisationId)
                .param("import", importId)
                .param("code", problem.name())
                .param("section", section.name())
                .param("lines", lines.toArray(Integer[]::new))
                .update();
    }

    /** Forgets that rows repeat these lines, which do not come. */
    public void forgetRepeatsOf(UUID organisationId, UUID importId, Section section, Collection<Integer> lines) {
        jdbc.sql("""
                delete from import_problem where organisation_id = :organisation and import_id = :import
                    and code = 'CPR_TWICE' and section = :section and other_line = any(:lines)
                """)
                .param("organisation", organisationId)
                .param("import", importId)
                .param("section", section.name())
                .param("lines", lines.toArray(Integer[]::new))
                .update();
    }

    /** All findings in these lines of a section, by line. */
    public Map<Integer, List<Finding>> in(
            UUID organisationId, UUID importId, Section section, Collection<Integer> lines) {
        return jdbc
                .sql("""
                select section, line, code, field, value, other_line, rid, name from import_problem
                where organisation_id = :organisation and import_id = :import and section = :section and line = any(:lines)
                order by line, code
                """)
                .param("organisation", organisationId)
                .param("import", importId)
                .param("section", section.name())
                .param("lines", lines.toArray(Integer[]::new))
                .query(FindingRows::read)
                .stream()
                .collect(Collectors.groupingBy(Finding::line));
    }

    /** Lines of the section that the run leaves out. */
    public Set<Integer> linesLeftOut(UUID organisationId, UUID importId, Section section, int first, int last) {
        return new HashSet<>(jdbc.sql("""
                select distinct line from import_problem where organisation_id = :organisation and import_id = :import
                    and section = :section and line between :first and :last and weight = 'LEFT_OUT'
                """)
                .param("organisation", organisationId)
                .param("import", importId)
                .param("section", section.name())
                .param("first", first)
                .param("last", last)
                .query(Integer.class)
                .list());
    }

    /** All findings in the given lines of a section. */
    public List<Finding> between(UUID organisationId, UUID importId, Section section, int first, int last) {
        return jdbc.sql("""
                select section, line, code, field, value, other_line, rid, name from import_problem
                where organisation_id = :organisation and import_id = :import and section = :section
                    and line between :first and :last order by line, code
                """)
                .param("organisation", organisationId)
                .param("import", importId)
                .param("section", section.name())
                .param("first", first)
                .param("last", last)
                .query(FindingRows::read)
                .list();
    }

    static Finding read(ResultSet row, int number) throws SQLException {
        return new Finding(
                Section.valueOf(row.getString("section")),
                row.getInt("line"),
                RowProblem.valueOf(row.getString("code")),
                Column.valueOf(row.getString("field")),
                row.getString("value"),
                row.getObject("other_line", Integer.class),
                row.getString("rid"),
                row.getString("name"));
    }
}
