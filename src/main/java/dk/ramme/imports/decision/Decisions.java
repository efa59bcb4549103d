package dk.ramme.imports.decision;

import dk.ramme.imports.check.Outcome;
import dk.ramme.tenancy.Tenancy;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What has been decided about persons who stand several times, and whose RID number is another's, as a run goes by it: looked
 * up for a chunk of rows, or counted for them all.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class Decisions {

    /** Rows of persons about whom it is decided that not all of their rows come, and which of the rows are given up. */
    public static final String DECIDED = """
            select d.line, not d.kept and (p.one_kept or exists (select from organisation_user u
                    where u.organisation_id = :organisation and u.id = cast(p.user_id as uuid) and u.state <> 'DELETED')) as dropped
            from import_duplicate d join (
                select o.first_line, bool_or(o.kept) as one_kept, max(cast(o.user_id as text)) as user_id
                from import_duplicate o where o.organisation_id = :organisation and o.import_id = :import
                group by o.first_line having not bool_and(o.kept)) p on p.first_line = d.first_line
            where d.organisation_id = :organisation and d.import_id = :import
            """;

    private final JdbcClient jdbc;

    Decisions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** About rows in the given lines. Rows whose user was to get everything, and is gone, are kept. */
    public Decided between(UUID importId, int first, int last) {
        var decided = new Decided(new HashSet<>(), new HashMap<>(), new HashMap<>());
        about("""
                with person as materialized (
                    select o.first_line, bool_or(o.kept) as one_kept, bool_and(o.kept) as all_kept,
                        max(cast(o.user_id as text)) as user_id
                    from import_duplicate o where o.organisation_id = :organisation and o.import_id = :import
                        and o.first_line in (select first_line from import_duplicate where organisation_id = :organisation
                            and import_id = :import and line between :first and :last)
                    group by o.first_line)
                select d.line, d.kept, d.rid, p.one_kept, u.id as here,
                    case when d.kept and not p.all_kept then array(select distinct given
                        from import_duplicate r, unnest(r.rights) as given where r.organisation_id = :organisation
                            and r.import_id = :import and r.first_line = d.first_line and not r.kept) end as others
                from import_duplicate d join person p on p.first_line = d.first_line
                left join organisation_user u on u.organisation_id = d.organisation_id
                    and u.id = cast(p.user_id as uuid) and u.state <> 'DELETED'
                where d.organisation_id = :organisation and d.import_id = :import and d.line between :first and :last
                """, importId).param("first", first).param("last", last).query(row -> {
            int line = row.getInt("line");
            var here = row.getObject("here", UUID.class);
            var others = row.getArray("others");
            if (others != null) {
                decided.rights().put(line, List.of((String[]) others.getArray()));
            } else if (row.getBoolean("kept")) {
                return;
            } else if (row.getBoolean("one_kept")) {
                decided.dropped().add(line);
            } else if (here != null) {
                decided.dropped().add(line);
                decided.toUser().put(row.getString("rid"), here);
            }
        });
        return decided;
    }

    /** By RID number that is not kept: the one that is, for the same person. */
    public Map<String, String> keptInstead(UUID importId, List<String> rids) {
        var kept = new HashMap<String, String>();
        about("""
                select d.rid, k.rid from import_duplicate d join import_duplicate k on k.organisation_id = d.organisation_id
                    and k.import_id = d.import_id and k.first_line = d.first_line and k.kept
                where d.organisation_id = :organisation and d.import_id = :import and not d.kept and d.rid = any(:rids)
                """, importId).param("rids", rids.toArray(String[]::new)).query(row -> {
            kept.put(row.getString(1), row.getString(2));
        });
        return kept;
    }

    /** Those of the RID numbers whose rows are not about the user who has them, as far as anybody has said. */
    public Set<String> open(UUID importId, Collection<String> rids) {
        return new HashSet<>(about("""
                select rid from import_doubt where organisation_id = :organisation and import_id = :import
                    and rid = any(:rids) and not same
                """, importId)
                .param("rids", rids.toArray(String[]::new))
                .query(String.class)
                .list());
    }

    /** Rows that are given up for another with the same person, by what would have become of them. */
    public Map<Outcome, Integer> dropped(UUID importId) {
        var dropped = new EnumMap<Outcome, Integer>(Outcome.class);
        about("with decided as materialized (" + DECIDED + """
                ), row as (select line from decided where dropped)
                select coalesce(f.outcome, 'NEW') as outcome, count(*) as rows
                from row r left join lateral (
                    select min(case p.weight when 'UNTOUCHED' then 'UNTOUCHED' when 'MERGED' then 'MERGED'
                        when 'CHANGED' then 'REFRESHED' end) as outcome
                    from import_problem p where p.organisation_id = :organisation and p.import_id = :import
                        and p.section = 'USERS' and p.line = r.line) f on true
                group by 1
                """, importId).query(row -> {
            dropped.put(Outcome.valueOf(row.getString(1)), row.getInt(2));
        });
        return dropped;
    }

    /** Rows with rights that wait for an answer, which has come. */
    public int rightsSettled(UUID importId) {
        return about("""
                select count(*) from import_problem p join import_doubt d on d.organisation_id = p.organisation_id
                    and d.import_id = p.import_id and d.rid = p.rid and d.same
                where p.organisation_id = :organisation and p.import_id = :import and p.code = 'RIGHT_UNDECIDED'
                """, importId).query(Integer.class).single();
    }

    private JdbcClient.StatementSpec about(String sql, UUID importId) {
        return jdbc.sql(sql).param("organisation", Tenancy.organisation()).param("import", importId);
    }

    /**
     * @param dropped lines whose user is not made
     * @param rights by line that is kept alone: the rights of those that are not
     * @param toUser by RID number that is not kept: the user here who gets its rights
     */
    public record Decided(Set<Integer> dropped, Map<Integer, List<String>> rights, Map<String, UUID> toUser) {}
}
