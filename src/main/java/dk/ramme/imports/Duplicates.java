package dk.ramme.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Persons who stand in several rows of a source, and what the administrator has decided about them. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class Duplicates {

    private final JdbcClient jdbc;

    Duplicates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(UUID organisationId, UUID importId, List<Twin> twins) {
        for (Twin twin : twins) {
            jdbc.sql("""
                    insert into import_duplicate (organisation_id, import_id, first_line, line, rid, name, email, rights)
                    values (:organisation, :import, :first, :line, :rid, :name, :email, :rights) on conflict do nothing
                    """)
                    .param("organisation", organisationId)
                    .param("import", importId)
                    .param("first", twin.firstLine())
                    .param("line", twin.line())
                    .param("rid", twin.rid())
                    .param("name", twin.name())
                    .param("email", twin.email())
                    .param("rights", twin.rights().toArray(String[]::new))
                    .update();
        }
    }

    /** Rights that stand in a section of their own. */
    void addRights(UUID organisationId, UUID importId, String rid, List<String> rights) {
        jdbc.sql("""
                update import_duplicate set rights = (select array_agg(distinct given) from unnest(rights || :rights) as given)
                where organisation_id = :organisation and import_id = :import and rid = :rid
                """)
                .param("rights", rights.toArray(String[]::new))
                .param("organisation", organisationId)
                .param("import", importId)
                .param("rid", rid)
                .update();
    }

    /** How many persons stand there more than once. */
    int count(UUID organisationId, UUID importId) {
        return jdbc.sql("""
                select count(distinct first_line) from import_duplicate
                where organisation_id = :organisation and import_id = :import
                """)
                .param("organisation", organisationId)
                .param("import", importId)
                .query(Integer.class)
                .single();
    }

    /** Persons after the one whose first row is given, in the order of the source, each with at most twenty rows. */
    List<Twins> after(UUID organisationId, UUID importId, int firstLine, int limit) {
        var groups = new LinkedHashMap<Integer, List<Twin>>();
        jdbc.sql("""
                select d.* from (select distinct first_line from import_duplicate
                    where organisation_id = :organisation and import_id = :import and first_line > :after
                    order by first_line limit :limit) g
                cross join lateral (select * from import_duplicate d where d.organisation_id = :organisation
                    and d.import_id = :import and d.first_line = g.first_line order by d.line limit 20) d
                order by d.first_line, d.line
                """)
                .param("organisation", organisationId)
                .param("import", importId)
                .param("after", firstLine)
                .param("limit", limit)
                .query(Duplicates::read)
                .list()
                .forEach(twin -> groups.computeIfAbsent(twin.firstLine(), first -> new ArrayList<>())
                        .add(twin));
        return groups.entrySet().stream()
                .map(group -> new Twins(group.getKey(), group.getValue()))
                .toList();
    }

    /** The person whose first row is in this line, null when there is none. */
    @Nullable
    Twins find(UUID organisationId, UUID importId, int firstLine) {
        return after(organisationId, importId, firstLine - 1, 1).stream()
                .filter(person -> person.firstLine() == firstLine)
                .findFirst()
                .orElse(null);
    }

    /**
     * Keeps one row of a person, or all of them.
     *
     * @param line the row to keep, null for all
     * @return whether there is such a person with such a row
     */
    boolean decide(UUID organisationId, UUID importId, int firstLine, @Nullable Integer line) {
        return jdbc.sql("""
                update import_duplicate d set kept = cast(:line as integer) is null or line = :line
                where organisation_id = :organisation and import_id = :import and first_line = :first
                    and (cast(:line as integer) is null or exists (select from import_duplicate k
                        where k.organisation_id = d.organisation_id and k.import_id = d.import_id
                            and k.first_line = d.first_line and k.line = :line))
                """)
                        .param("line", line)
                        .param("organisation", organisationId)
                        .param("import", importId)
                        .param("first", firstLine)
                        .update()
                > 0;
    }

    /** What is decided about rows in the given lines. */
    Decisions between(UUID organisationId, UUID importId, int first, int last) {
        var dropped = new HashSet<Integer>();
        var rights = new HashMap<Integer, List<String>>();
        jdbc.sql("""
                select line, kept, (select array_agg(distinct given) from import_duplicate o, unnest(o.rights) as given
                    where o.organisation_id = d.organisation_id and o.import_id = d.import_id
                        and o.first_line = d.first_line and not o.kept)
                from import_duplicate d
                where organisation_id = :organisation and import_id = :import and line between :first and :last
                """)
                .param("organisation", organisationId)
                .param("import", importId)
                .param("first", first)
                .param("last", last)
                .query(row -> {
                    var others = row.getArray(3);
                    if (!row.getBoolean(2)) dropped.add(row.getInt(1));
                    else if (others != null) rights.put(row.getInt(1), List.of((String[]) others.getArray()));
                });
        return new Decisions(dropped, rights);
    }

    /** By RID number that is not kept: the one that is, for the same person. */
    Map<String, String> keptInstead(UUID organisationId, UUID importId, List<String> rids) {
        var kept = new HashMap<String, String>();
        jdbc.sql("""
                select d.rid, k.rid from import_duplicate d join import_duplicate k on k.organisation_id = d.organisation_id
                    and k.import_id = d.import_id and k.first_line = d.first_line and k.kept
                where d.organisation_id = :organisation and d.import_id = :import and not d.kept and d.rid = any(:rids)
                """)
                .param("organisation", organisationId)
                .param("import", importId)
                .param("rids", rids.toArray(String[]::new))
                .query(row -> {
                    kept.put(row.getString(1), row.getString(2));
                });
        return kept;
    }

    void erase(UUID organisationId, UUID importId) {
        jdbc.sql("delete from import_duplicate where organisation_id = :organisation and import_id = :import")
                .param("organisation", organisationId)
                .param("import", importId)
                .update();
    }

    private static Twin read(ResultSet row, int number) throws SQLException {
        return new Twin(
                row.getInt("first_line"),
                row.getInt("line"),
                row.getString("rid"),
                row.getString("name"),
                row.getString("email"),
                List.of((String[]) row.getArray("rights").getArray()),
                row.getBoolean("kept"));
    }

    /** A row with a person who stands in others too. */
    record Twin(
            int firstLine,
            int line,
            String rid,
            String name,
            @Nullable String email,
            List<String> rights,
            boolean kept) {}

    /** One person and the rows with them. */
    record Twins(int firstLine, List<Twin> rows) {

        /** The row that counts alone, null while all are kept. */
        public @Nullable Integer onlyKept() {
            var kept = rows.stream().filter(Twin::kept).toList();
            return kept.size() == 1 && rows.size() > 1 ? kept.get(0).line() : null;
        }

        public String name() {
            return rows.get(0).name();
        }
    }

    /**
     * @param dropped lines whose user is not made
     * @param rights by line that is kept alone: the rights of those that are not
     */
    record Decisions(Set<Integer> dropped, Map<Integer, List<String>> rights) {}
}
