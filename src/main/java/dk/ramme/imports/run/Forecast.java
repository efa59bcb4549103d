package dk.ramme.imports.run;

import dk.ramme.imports.check.Outcome;
import dk.ramme.imports.decision.Decisions;
import dk.ramme.imports.decision.Doubts;
import dk.ramme.imports.decision.FoundAdministrators;
import dk.ramme.imports.row.Section;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What will become of the rows of an import as things are decided now (I3). */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Forecast {

    private final Tallies tallies;
    private final Doubts doubts;
    private final Decisions decisions;
    private final FoundAdministrators administrators;

    Forecast(Tallies tallies, Doubts doubts, Decisions decisions, FoundAdministrators administrators) {
        this.tallies = tallies;
        this.doubts = doubts;
        this.decisions = decisions;
        this.administrators = administrators;
    }

    public Map<Section, Map<Outcome, Integer>> of(UUID importId) {
        var forecast = tallies.of(importId, false);
        var users = forecast.computeIfAbsent(Section.USERS, section -> new EnumMap<>(Outcome.class));
        move(users, Outcome.UNTOUCHED, Outcome.REFRESHED, (int)
                doubts.count(importId).same());
        decisions.dropped(importId).forEach((outcome, rows) -> move(users, outcome, Outcome.MERGED, rows));
        var rights = forecast.get(Section.RIGHTS);
        if (rights != null) move(rights, Outcome.UNTOUCHED, Outcome.NEW, decisions.rightsSettled(importId));
        var found = forecast.get(Section.ADMINISTRATORS);
        if (found != null) {
            move(found, Outcome.NEW, Outcome.UNTOUCHED, administrators.countNotChosen(importId));
        }
        if (users.isEmpty()) forecast.remove(Section.USERS);
        return forecast;
    }

    private static void move(Map<Outcome, Integer> tally, Outcome from, Outcome to, int rows) {
        if (rows == 0) return;
        tally.merge(from, -rows, Integer::sum);
        tally.merge(to, rows, Integer::sum);
    }
}
