package dk.ramme.imports.check;

import dk.ramme.imports.row.Column;
import org.jspecify.annotations.Nullable;

/**
 * Rows with somebody to create that repeat each other; the first counts. Two with the same name and birth date are told
 * apart by their CPR numbers alone: where one has none they may be the same person, and a person must not become two users.
 */
public final class NewcomerRepeats {

    private final LineByNumber byRid = new LineByNumber();
    private final LineByNumber byCpr = new LineByNumber();
    private final Namesakes namesakes = new Namesakes();

    /** @return what the person has in common with an earlier one, null when nothing */
    public @Nullable Repeat find(NewUserRow person) {
        var rid = person.ridText();
        var sameRid = rid == null ? null : byRid.get(rid);
        if (sameRid != null) {
            var problem = isIn(sameRid, person) ? RowProblem.RID_TWICE : RowProblem.RID_OF_TWO;
            return new Repeat(problem, Column.RID, sameRid);
        }
        var cpr = person.cpr();
        var sameCpr = cpr == null ? null : byCpr.get(cpr.value());
        if (sameCpr != null) return new Repeat(RowProblem.PERSON_TWICE, Column.CPR, sameCpr);
        var namesake = namesakes.earlier(person.name(), person.birthDate(), cpr != null);
        if (namesake != null) return new Repeat(RowProblem.NAMESAKE_TWICE, Column.NAME, namesake);
        if (rid != null) byRid.putIfAbsent(rid, person.line());
        if (cpr != null) byCpr.putIfAbsent(cpr.value(), person.line());
        namesakes.note(person.name(), person.birthDate(), cpr != null, person.line());
        return null;
    }

    /** Whether the line is evidently about the same person. */
    private boolean isIn(int line, NewUserRow person) {
        var cpr = person.cpr();
        if (cpr != null && isIn(line, byCpr.get(cpr.value()))) return true;
        return namesakes.isIn(line, person.name(), person.birthDate(), cpr != null);
    }

    private static boolean isIn(int line, @Nullable Integer first) {
        return first != null && first == line;
    }

    public record Repeat(RowProblem problem, Column field, int line) {}
}
