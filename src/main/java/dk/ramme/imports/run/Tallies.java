package dk.ramme.imports.run;

import dk.ramme.imports.check.Outcome;
import dk.ramme.imports.row.Section;
import dk.ramme.tenancy.Tenancy;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** How many rows of each section become what: kept, so that nobody counts a million rows to show a page. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class Tallies {

    private final JdbcClient jdbc;

    Tallies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param done whether it has become of them, rather than will */
    public void add(UUID importId, Section section, boolean done, Map<Outcome, Integer> rows) {
        var changed = new EnumMap<Outcome, Integer>(Outcome.class);
        rows.forEach((outcome, count) -> {
            if (count != 0) changed.put(outcome, count);
        });
        if (changed.isEmpty()) return;
        about("""
                insert into import_tally as t (organisation_id, import_id, section, done, outcome, rows)
                select :organisation, :import, :section, :done, n.outcome, n.rows
                from unnest(:outcomes, :rows) as n (outcome, rows)
                on conflict (organisation_id, import_id, section, done, outcome) do update set rows = t.rows + excluded.rows
                """, importId)
                .param("section", section.name())
                .param("done", done)
                .param("outcomes", changed.keySet().stream().map(Outcome::name).toArray(String[]::new))
                .param("rows", changed.values().toArray(Integer[]::new))
                .update();
    }

    /** Sections are read again. */
    public void forget(UUID importId, Collection<Section> sections) {
        about("""
                delete from import_tally
                where organisation_id = :organisation and import_id = :import and section = any(:sections)
                """, importId)
                .param("sections", sections.stream().map(Section::name).toArray(String[]::new))
                .update();
    }

    /** By section and outcome; what is not there is none. */
    public Map<Section, Map<Outcome, Integer>> of(UUID importId, boolean done) {
        var tallies = new EnumMap<Section, Map<Outcome, Integer>>(Section.class);
        about("""
                select section, outcome, rows from import_tally
                where organisation_id = :organisation and import_id = :import and done = :done
                """, importId).param("done", done).query(row -> {
            tallies.computeIfAbsent(Section.valueOf(row.getString(1)), section -> new EnumMap<>(Outcome.class))
                    .put(Outcome.valueOf(row.getString(2)), row.getInt(3));
        });
        return tallies;
    }

    private JdbcClient.StatementSpec about(String sql, UUID importId) {
        return jdbc.sql(sql).param("organisation", Tenancy.organisation()).param("import", importId);
    }
}
