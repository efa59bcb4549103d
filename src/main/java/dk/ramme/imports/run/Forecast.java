package dk.ramme.imports.run;

import dk.ramme.imports.check.Outcome;
import dk.ramme.imports.decision.Doubts;
import dk.ramme.imports.row.Section;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What will become of the rows of an import as things are decided now (I3). */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class Forecast {

    private final JdbcClient jdbc;
    private final Tallies tallies;
    private final Doubts doubts;

    Forecast(JdbcClient jdbc, Tallies tallies, Doubts doubts) {
        this.jdbc = jdbc;
        this.tallies = tallies;
        this.doubts = doubts;
    }

    public Map<Section, Map<Outcome, Integer>> of(UUID organisationId, UUID importId) {
        var forecast = tallies.of(organisationId, importId, false);
        var users = forecast.computeIfAbsent(Section.USERS, section -> new EnumMap<>(Outcome.class));
        move(
                users,
                Outcome.UNTOUCHED,
                Outcome.REFRESHED,
                doubts.count(organisationId, importId).same());
        dropped(organisationId, importId).forEach((outcome, rows) -> move(users, outcome, Outcome.MERGED, rows));
        var rights = forecast.get(Section.RIGHTS);
        if (rights != null) move(rights, Outcome.UNTOUCHED, Outcome.NEW, rightsSettled(organisationId, importId));
        var administrators = forecast.get(Section.ADMINISTRATORS);
        if (administrators != null) {
            move(administrators, Outcome.NEW, Outcome.UNTOUCHED, notChosen(organisationId, importId));
        }
        if (users.isEmpty()) forecast.remove(Section.USERS);
        return forecast;
    }

    private static void move(Map<Outcome, Integer> tally, Outcome from, Outcome to, int rows) {
        if (rows == 0) return;
        tally.merge(from, -rows, Integer::sum);
        tally.merge(to, rows, Integer::sum);
    }

    /** Rows that are given up for another with the same person, by what would have become of them. */
    private Map<Outcome, Integer> dropped(UUID organisationId, UUID importId) {
        var dropped = new EnumMap<Outcome, Integer>(Outcome.class);
        jdbc.sql("""
                with person as materialized (
                    select o.first_line, bool_or(o.kept) as one_kept, max(cast(o.user_id as text)) as user_id
                    from import_duplicate o where o.organisation_id = :organisation and o.import_id = :import
                    group by o.first_line having not bool_and(o.kept)),
                row as (select d.line from import_duplicate d join person p on p.first_line = d.first_line
                    where d.organisation_id = :organisation and d.import_id = :import and not d.kept
                        and (p.one_kept or exists (select from organisation_user u where u.organisation_id = :organisation
                            and u.id = cast(p.user_id as uuid) and u.state <> 'DELETED')))
                select coalesce(f.outcome, 'NEW') as outcome, count(*) as rows
                from row r left join lateral (
                    select min(case p.weight when 'UNTOUCHED' then 'UNTOUCHED' when 'MERGED' then 'MERGED'
                        when 'CHANGED' then 'REFRESHED' end) as outcome
                    from import_problem p where p.organisation_id = :organisation and p.import_id = :import
                        and p.section = 'USERS' and p.line = r.line) f on true
                group by 1
                """)
                .param("organisation", organisationId)
                .param("import", importId)
                .query(row -> {
                    dropped.put(Outcome.valueOf(row.getString(1)), row.getInt(2));
                });
        return dropped;
    }

    /** Rows with rights that wait for an answer, which has come. */
    private int rightsSettled(UUID organisationId, UUID importId) {
        return jdbc.sql("""
                select count(*) from import_problem p join import_doubt d on d.organisation_id = p.organisation_id
                    and d.import_id = p.import_id and d.rid = p.rid and d.same
                where p.organisation_id = :organisation and p.import_id = :import and p.code = 'RIGHT_UNDECIDED'
                """)
                .param("organisation", organisationId)
                .param("import", importId)
                .query(Integer.class)
                .single();
    }

    private int notChosen(UUID organisationId, UUID importId) {
        return jdbc.sql("""
                select count(*) from import_administrator
                where organisation_id = :organisation and import_id = :import and chosen = ''
                """)
                .param("organisation", organisationId)
                .param("import", importId)
                .query(Integer.class)
                .single();
    }
}
