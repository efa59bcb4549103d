package dk.ramme.imports.run;

import dk.ramme.imports.check.Finding;
import dk.ramme.imports.check.RowProblem;
import dk.ramme.imports.decision.Decisions;
import dk.ramme.imports.row.Column;
import dk.ramme.imports.row.Section;
import dk.ramme.tenancy.Tenancy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What was found in the rows of an import: the report, page by page and kind by kind, and which rows the run leaves out. They
 * are many: rows, written, changed and forgotten a chunk or a section at a time. One kind of problem is found once in a line,
 * which the primary key decides.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class Findings {

    /** As things are decided now: a row that is given up is not looked at, nor what an answer has settled. Decisions can be taken back. */
    private static final String STANDING = "from (with decided as materialized (" + Decisions.DECIDED + """
            )
            select f.* from import_problem f where f.organisation_id = :organisation and f.import_id = :import
                and not (f.section = 'USERS' and exists (select from decided d where d.line = f.line
                    and (d.dropped and f.code <> 'MERGED' or f.code in ('CPR_TWICE', 'USER_HERE_OTHER_RID'))))
                and not (f.code in ('RID_OTHER_NAME', 'RIGHT_UNDECIDED') and exists (select from import_doubt b
                    where b.organisation_id = :organisation and b.import_id = :import and b.rid = f.rid and b.same))) p
            """;

    private static final String DELETE =
            "delete from import_problem where organisation_id = :organisation and import_id = :import and ";

    private static final String COLUMNS = "select section, line, code, field, value, other_line, rid, name ";
    private static final String ALL = COLUMNS + STANDING;

    private final JdbcClient jdbc;

    Findings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void add(UUID importId, List<Finding> findings) {
        if (findings.isEmpty()) return;
        about("""
                insert into import_problem
                    (organisation_id, import_id, section, line, code, weight, field, value, other_line, rid, name)
                select :organisation, :import, f.*
                from unnest(:sections, :lines, :codes, :weights, :fields, :values, :others, :rids, :names)
                    as f (section, line, code, weight, field, value, other_line, rid, name)
                on conflict do nothing
                """, importId)
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
    public void forget(UUID importId, Section section, Set<RowProblem> problems, int first, int last) {
        about(DELETE + "code = any(:codes) and section = :section and line between :first and :last", importId)
                .param("codes", problems.stream().map(RowProblem::name).toArray(String[]::new))
                .param("section", section.name())
                .param("first", first)
                .param("last", last)
                .update();
    }

    /** Sections are read again: what was found in them is found anew. */
    public void forget(UUID importId, Collection<Section> sections) {
        about("""
                delete from import_problem
                where organisation_id = :organisation and import_id = :import and section = any(:sections)
                """, importId)
                .param("sections", sections.stream().map(Section::name).toArray(String[]::new))
                .update();
    }

    /** Erases whom the findings are about, and what stood in their rows. */
    public void forgetPeople(UUID importId) {
        about(
                        "update import_problem set rid = '', name = '', value = ''"
                                + " where organisation_id = :organisation and import_id = :import",
                        importId)
                .update();
    }

    /** How many rows come along and need a look. */
    public int needLook(UUID importId) {
        return about("select count(*) from (select " + STANDING + """
                    group by section, line having bool_or(weight = 'LOOK') and not bool_or(weight = 'LEFT_OUT')) as row
                """, importId)
                .query(Integer.class)
                .single();
    }

    /** Forgets these problems in the lines, where others have come in their place, or nothing is the matter any more. */
    public void forget(UUID importId, Section section, Set<RowProblem> problems, Collection<Integer> lines) {
        about(DELETE + "code = any(:codes) and section = :section and line = any(:lines)", importId)
                .param("codes", problems.stream().map(RowProblem::name).toArray(String[]::new))
                .param("section", section.name())
                .param("lines", lines.toArray(Integer[]::new))
                .update();
    }

    /** Forgets that rows repeat these lines, which do not come. */
    public void forgetRepeatsOf(UUID importId, Section section, Collection<Integer> lines) {
        about(DELETE + "code = 'CPR_TWICE' and section = :section and other_line = any(:lines)", importId)
                .param("section", section.name())
                .param("lines", lines.toArray(Integer[]::new))
                .update();
    }

    /** All findings in these lines of a section, by line. */
    public Map<Integer, List<Finding>> in(UUID importId, Section section, Collection<Integer> lines) {
        return about(COLUMNS + """
                from import_problem
                where organisation_id = :organisation and import_id = :import and section = :section and line = any(:lines)
                order by line, code
                """, importId)
                .param("section", section.name())
                .param("lines", lines.toArray(Integer[]::new))
                .query(Findings::read)
                .stream()
                .collect(Collectors.groupingBy(Finding::line));
    }

    /** Lines of the section that the run leaves out. */
    public Set<Integer> linesLeftOut(UUID importId, Section section, int first, int last) {
        return new HashSet<>(about("""
                select distinct line from import_problem where organisation_id = :organisation and import_id = :import
                    and section = :section and line between :first and :last and weight = 'LEFT_OUT'
                """, importId)
                .param("section", section.name())
                .param("first", first)
                .param("last", last)
                .query(Integer.class)
                .list());
    }

    /** All findings in the given lines of a section. */
    public List<Finding> between(UUID importId, Section section, int first, int last) {
        return about(ALL + """
                where section = :section and line between :first and :last order by line, code
                """, importId)
                .param("section", section.name())
                .param("first", first)
                .param("last", last)
                .query(Findings::read)
                .list();
    }

    /** The findings after the given place, in the order of the source. */
    public List<Finding> after(UUID importId, Place place, int limit) {
        return about(ALL + """
                where (section, line, code) > (:section, :line, :code)
                order by section, line, code limit :limit
                """, importId)
                .param("section", place.section())
                .param("line", place.line())
                .param("code", place.code())
                .param("limit", limit)
                .query(Findings::read)
                .list();
    }

    /** The findings of one kind after the given place, in the order of the source. @param of a section; null for all */
    public List<Finding> afterOfKind(UUID importId, Place place, @Nullable Section of, int limit) {
        return about(ALL + """
                where code = :code and (section, line) > (:section, :line)
                    and (cast(:of as text) is null or section = :of)
                order by section, line limit :limit
                """, importId)
                .param("of", of == null ? null : of.name())
                .param("section", place.section())
                .param("line", place.line())
                .param("code", place.code())
                .param("limit", limit)
                .query(Findings::read)
                .list();
    }

    /** How many there are of each kind in each section, or in one; the gravest kinds first, then the most frequent. */
    public List<FindingKind> kinds(UUID importId, @Nullable Section section) {
        return about("select section, code, count(*) as found " + STANDING + """
                where cast(:section as text) is null or section = :section
                group by section, code
                """, importId)
                .param("section", section == null ? null : section.name())
                .query((row, number) -> new FindingKind(
                        Section.valueOf(row.getString(1)), RowProblem.valueOf(row.getString(2)), row.getInt(3)))
                .stream()
                .sorted(Comparator.comparing(
                                (FindingKind kind) -> kind.problem().weight())
                        .thenComparing(FindingKind::found, Comparator.reverseOrder())
                        .thenComparing(FindingKind::problem)
                        .thenComparing(FindingKind::section))
                .toList();
    }

    private static Finding read(ResultSet row, int number) throws SQLException {
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

    private JdbcClient.StatementSpec about(String sql, UUID importId) {
        return jdbc.sql(sql).param("organisation", Tenancy.organisation()).param("import", importId);
    }

    /** Where a finding stands; what comes after it is the next page. */
    public record Place(String section, int line, String code) {

        public static final Place START = new Place("", 0, "");

        public static Place of(Finding finding) {
            return new Place(
                    finding.section().name(), finding.line(), finding.problem().name());
        }
    }
}
