package dk.ramme.imports.write;

import dk.ramme.imports.check.Finding;
import dk.ramme.imports.check.Outcome;
import dk.ramme.imports.check.Person;
import dk.ramme.imports.check.RowProblem;
import dk.ramme.imports.row.Column;
import dk.ramme.imports.run.ChunkCount;
import dk.ramme.imports.stage.ExistingUsers.Here;
import dk.ramme.imports.stage.RidVerdicts.Verdict;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What became of the users of a chunk.
 *
 * @param persons who came by themselves
 * @param dropped whose rights went to another row's user
 * @param joined by line, users who were here without the RID number
 * @param verdicts by line, about those whose RID number a user has
 */
record UserReport(
        List<Person> persons, List<Person> dropped, Map<Integer, Here> joined, Map<Integer, Verdict> verdicts) {

    /** Found again when the rows are written: somebody may have become a user, or another one, since they were read. */
    static final Set<RowProblem> FOUND_ANEW = EnumSet.of(
            RowProblem.USER_HERE,
            RowProblem.RID_OTHER_NAME,
            RowProblem.REFRESHED,
            RowProblem.ACTIVATED_ALREADY,
            RowProblem.WAITS_FOR_ROLE,
            RowProblem.DELETED_HERE,
            RowProblem.NOTHING_NEW);

    List<Finding> findings() {
        var found = new ArrayList<Finding>();
        for (Person person : dropped) {
            found.add(Finding.of(
                    person, RowProblem.MERGED, Column.RID, person.rid().value()));
        }
        for (Person person : persons) {
            var user = joined.get(person.line());
            var verdict = verdicts.get(person.line());
            if (user != null) found.add(user.found(person));
            else if (verdict != null) found.add(verdict.finding(person));
        }
        return found;
    }

    ChunkCount count(int rows, int rights) {
        int updated = count(Outcome.REFRESHED);
        int untouched = count(Outcome.UNTOUCHED);
        int left = rows - persons.size() - dropped.size() + count(Outcome.LEFT_OUT);
        int merged = dropped.size() + joined.size();
        return new ChunkCount(rows - updated - untouched - left - merged, updated, untouched, left, merged, 0, rights);
    }

    private int count(Outcome outcome) {
        return (int) persons.stream()
                .filter(person -> !joined.containsKey(person.line()))
                .map(person -> verdicts.get(person.line()))
                .filter(verdict ->
                        verdict != null && Outcome.of(verdict.problem().weight()) == outcome)
                .count();
    }
}
