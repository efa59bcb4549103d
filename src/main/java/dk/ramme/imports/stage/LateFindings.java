package dk.ramme.imports.stage;

import dk.ramme.imports.check.Finding;
import dk.ramme.imports.check.Outcome;
import dk.ramme.imports.check.RowIdentity;
import dk.ramme.imports.check.RowProblem;
import dk.ramme.imports.row.Columns;
import dk.ramme.imports.row.Section;
import dk.ramme.imports.run.ChunkAtHand;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Rows that are put away already turn out to be something else: what was counted of them is counted anew. */
final class LateFindings {

    private final UUID importId;
    private final StagingPlaces places;
    private final Columns columns;

    LateFindings(UUID importId, StagingPlaces places, Columns columns) {
        this.importId = importId;
        this.places = places;
        this.columns = columns;
    }

    void note(Section of, List<Finding> found) {
        if (found.isEmpty()) return;
        var lines = found.stream().map(Finding::line).collect(Collectors.toSet());
        var before = places.findings().in(importId, of, lines);
        places.findings().forget(importId, of, EnumSet.of(RowProblem.RID_TWICE), lines);
        places.findings().forgetRepeatsOf(importId, of, lines);
        places.findings().add(importId, named(of, found));
        var after = places.findings().in(importId, of, lines);
        var change = new EnumMap<Outcome, Integer>(Outcome.class);
        for (int line : lines) {
            change.merge(Outcome.of(before.getOrDefault(line, List.of())), -1, Integer::sum);
            change.merge(Outcome.of(after.getOrDefault(line, List.of())), 1, Integer::sum);
        }
        places.tallies().add(importId, of, false, change);
    }

    private List<Finding> named(Section of, List<Finding> found) {
        var nameless = found.stream()
                .filter(one -> !one.isAboutSomebody())
                .map(Finding::line)
                .sorted()
                .toList();
        if (nameless.isEmpty()) return found;
        var chunk = new ChunkAtHand(line -> places.chunks().around(importId, of, line));
        return RowIdentity.about(found, nameless.stream().map(chunk::row).toList(), columns);
    }
}
