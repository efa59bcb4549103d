package dk.ramme.imports.run;

import dk.ramme.imports.check.Outcome;
import dk.ramme.imports.check.RowProblem;
import dk.ramme.imports.row.Section;

/** A kind of problem and how many rows of a section have it. */
public record FindingKind(Section section, RowProblem problem, int found) {

    /** Whether it is why rows change nothing. */
    public boolean leavesUntouched() {
        return Outcome.of(problem.weight()) == Outcome.UNTOUCHED;
    }

    /** Whether it is about users who may be brought back. */
    public boolean isOfDeleted() {
        return problem == RowProblem.DELETED_HERE;
    }
}
