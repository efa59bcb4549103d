package dk.ramme.imports.check;

import dk.ramme.imports.check.RowCheck.CheckedRow;
import dk.ramme.imports.row.Column;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one source that repeat each other. The first with a RID number counts and later ones are left out; the same
 * person under two RID numbers is two users, as it was in NemID, and somebody should look. A hundred bytes a row,
 * so that a million rows fit beside everything else.
 */
public final class Repeats {

    private final LineByNumber byRid = new LineByNumber();
    private final LineByNumber byCpr = new LineByNumber();
    private final Namesakes namesakes = new Namesakes();
    private final SharedAddresses addresses = new SharedAddresses();

    public CheckedRow check(CheckedRow checked) {
        var person = checked.person();
        if (person == null) return checked;
        var rid = person.rid().value();
        var earlier = byRid.putIfAbsent(rid, person.line());
        if (earlier != null) {
            return with(checked, null, Finding.twice(checked.row(), RowProblem.RID_TWICE, Column.RID, rid, earlier));
        }
        var cpr = person.cpr();
        var same = cpr == null ? null : byCpr.putIfAbsent(cpr.value(), person.line());
        var shared = addresses.note(person.email(), person.name(), person.line());
        if (cpr == null || same == null) {
            var namesake = namesake(person);
            if (namesake != null) return with(checked, person, twice(checked, person, namesake));
            return shared == null ? checked : sharing(checked, person, shared);
        }
        return with(
                checked, person, Finding.twice(checked.row(), RowProblem.CPR_TWICE, Column.CPR, cpr.masked(), same));
    }

    /** The line of an earlier row that may be the same person, for all that is known of them. */
    private @Nullable Integer namesake(Person person) {
        var born = person.birthDate();
        if (born == null) return null;
        var earlier = namesakes.earlier(person.name(), born, person.cpr() != null);
        namesakes.note(person.name(), born, person.cpr() != null, person.line());
        return earlier;
    }

    private static Finding twice(CheckedRow checked, Person person, int earlier) {
        return Finding.twice(
                checked.row(),
                RowProblem.NAMESAKE_ROW,
                Column.NAME,
                person.name().value(),
                earlier);
    }

    /** Whether a row that counts has the RID number. */
    public boolean hasRid(String rid) {
        return byRid.get(rid) != null;
    }

    private static CheckedRow sharing(CheckedRow checked, Person person, int earlier) {
        var address = String.valueOf(person.email());
        return with(
                checked, person, Finding.twice(checked.row(), RowProblem.EMAIL_SHARED, Column.EMAIL, address, earlier));
    }

    private static CheckedRow with(CheckedRow checked, @Nullable Person person, Finding finding) {
        var findings = new ArrayList<>(checked.findings());
        findings.add(finding);
        return new CheckedRow(checked.row(), person, findings);
    }
}
