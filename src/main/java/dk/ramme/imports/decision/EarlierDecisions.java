package dk.ramme.imports.decision;

import dk.ramme.imports.decision.DoubtfulRows.Kept;
import dk.ramme.imports.decision.Doubts.Same;
import dk.ramme.imports.decision.FoundAdministrators.Candidate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What administrators have decided about persons of an import that is read again. Each was decided by hand, so there are
 * few. A decision stands when the same rows stand beside the same users as before; else it is forgotten, and asked for again.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class EarlierDecisions {

    private final DoubtfulRows rows;
    private final Doubts doubts;
    private final FoundAdministrators administrators;

    EarlierDecisions(DoubtfulRows rows, Doubts doubts, FoundAdministrators administrators) {
        this.rows = rows;
        this.doubts = doubts;
        this.administrators = administrators;
    }

    public Decided of(UUID importId) {
        var chosen = administrators.of(importId).stream()
                .filter(candidate -> !candidate.chosen().isEmpty())
                .toList();
        return new Decided(rows.decided(importId), doubts.same(importId), chosen);
    }

    public void restore(UUID importId, Decided decided) {
        decided.kept().forEach(one -> rows.restore(importId, one));
        decided.same().forEach(one -> doubts.restore(importId, one.line(), one.rid(), one.user(), one.by(), one.at()));
        var found = administrators.of(importId);
        for (var one : decided.chosen()) {
            found.stream()
                    .filter(now -> now.chosen().isEmpty() && now.canBeChosen())
                    .filter(now -> now.line() == one.line() && now.name().equals(one.name()))
                    .forEach(now -> choose(now, one));
        }
    }

    private void choose(Candidate now, Candidate before) {
        var at = before.decidedAt();
        if (at != null) administrators.choose(now.id(), before.chosen(), before.decidedBy(), at);
    }

    /** All that has been decided about persons. */
    public record Decided(List<Kept> kept, List<Same> same, List<Candidate> chosen) {}
}
