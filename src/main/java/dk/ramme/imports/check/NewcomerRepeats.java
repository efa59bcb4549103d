package dk.ramme.imports.check;

import dk.ramme.imports.row.Column;
import dk.ramme.imports.row.TextNumber;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Rows with somebody to create that repeat each other; the first counts. Two with the same name and birth date are told
 * apart by their CPR numbers alone: where one has none they may be the same person, and a person must not become two users.
 */
public final class NewcomerRepeats {

    private static final Locale DANISH = Locale.forLanguageTag("da");

    private final LineByNumber byRid = new LineByNumber();
    private final LineByNumber byCpr = new LineByNumber();
    private final LineByNumber namesWithCpr = new LineByNumber();
    private final LineByNumber namesWithoutCpr = new LineByNumber();

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
        var name = number(person.name().value(), person.birthDate());
        var namesake = namesWithoutCpr.get(name);
        if (namesake == null && cpr == null) namesake = namesWithCpr.get(name);
        if (namesake != null) return new Repeat(RowProblem.NAMESAKE_TWICE, Column.NAME, namesake);
        if (rid != null) byRid.putIfAbsent(rid, person.line());
        if (cpr != null) byCpr.putIfAbsent(cpr.value(), person.line());
        (cpr == null ? namesWithoutCpr : namesWithCpr).putIfAbsent(name, person.line());
        return null;
    }

    /** Whether the line is evidently about the same person. */
    private boolean isIn(int line, NewUserRow person) {
        var cpr = person.cpr();
        if (cpr != null && isIn(line, byCpr.get(cpr.value()))) return true;
        var name = number(person.name().value(), person.birthDate());
        return isIn(line, namesWithoutCpr.get(name)) || cpr == null && isIn(line, namesWithCpr.get(name));
    }

    private static boolean isIn(int line, @Nullable Integer first) {
        return first != null && first == line;
    }

    private static String number(String name, LocalDate birthDate) {
        return TextNumber.of(birthDate + name.toLowerCase(DANISH));
    }

    public record Repeat(RowProblem problem, Column field, int line) {}
}
