package dk.ramme.imports.check;

import dk.ramme.imports.row.Column;
import dk.ramme.imports.row.Masked;
import dk.ramme.imports.row.Row;
import dk.ramme.imports.row.Section;
import org.jspecify.annotations.Nullable;

/**
 * One problem found in one row; its value is masked already, and so is whom it is about.
 *
 * @param rid the RID number of the row, as it stands there
 * @param name of the person in the row
 */
public record Finding(
        Section section,
        int line,
        RowProblem problem,
        Column field,
        String value,
        @Nullable Integer otherLine,
        String rid,
        String name) {

    private static final int LONGEST = 100;
    private static final int LONGEST_CHANGE = 200;
    public static final int LONGEST_RID = 30;

    public static Finding of(Section section, Row row, RowProblem problem, Column field, String value) {
        return new Finding(section, row.line(), problem, field, shown(field, value), null, "", "");
    }

    public static Finding of(Person person, RowProblem problem, Column field, String value) {
        int longest = problem.weight() == Severity.CHANGED ? LONGEST_CHANGE : LONGEST;
        return new Finding(Section.USERS, person.line(), problem, field, Masked.text(value, longest), null, "", "")
                .about(person.rid().value(), person.name().value());
    }

    private static String shown(Column field, String value) {
        return switch (field) {
            case CPR -> Masked.cpr(value, LONGEST);
            case RID -> Masked.rid(value, LONGEST);
            default -> Masked.text(value, LONGEST);
        };
    }

    /** The same, with whom it is about. */
    public Finding about(String whoseRid, String whoseName) {
        return new Finding(
                section,
                line,
                problem,
                field,
                value,
                otherLine,
                Masked.rid(whoseRid, LONGEST_RID),
                Masked.text(whoseName, LONGEST));
    }

    public boolean isAboutSomebody() {
        return !name.isEmpty();
    }

    /** The same of an earlier row, which this one repeats. */
    public Finding at(int earlier) {
        return new Finding(section, earlier, problem, field, value, line, rid, "");
    }

    /** The same, with the line that the row repeats. */
    public Finding repeating(int earlier) {
        return new Finding(section, line, problem, field, value, earlier, rid, name);
    }

    /** The user says the same as an earlier one. */
    static Finding twice(Row row, RowProblem problem, Column field, String value, int earlier) {
        return of(Section.USERS, row, problem, field, value).repeating(earlier);
    }

    public boolean leavesOut() {
        return problem.weight() == Severity.LEFT_OUT;
    }
}
