package dk.ramme.imports;

import org.jspecify.annotations.Nullable;

/** One problem found in one row; its value is masked already. */
record Finding(
        Section section,
        int line,
        RowProblem problem,
        Column field,
        String value,
        @Nullable Integer otherLine) {

    private static final int LONGEST = 100;

    static Finding of(Section section, Row row, RowProblem problem, Column field, String value) {
        boolean secret = field == Column.CPR;
        return new Finding(
                section,
                row.line(),
                problem,
                field,
                secret ? Masked.cpr(value, LONGEST) : Masked.text(value, LONGEST),
                null);
    }

    /** The same, with the line that the row repeats. */
    Finding repeating(int earlier) {
        return new Finding(section, line, problem, field, value, earlier);
    }

    /** The user says the same as an earlier one. */
    static Finding twice(Row row, RowProblem problem, Column field, String value, int earlier) {
        var found = of(Section.USERS, row, problem, field, value);
        return new Finding(found.section, found.line, problem, field, found.value, earlier);
    }

    /** The person is a user here already; with another RID number somebody has to decide. */
    static Finding here(Person person, UsersHere.Here user) {
        var rid = user.rid();
        return new Finding(
                Section.USERS,
                person.line(),
                rid == null ? RowProblem.USER_HERE : RowProblem.USER_HERE_OTHER_RID,
                rid == null ? Column.NAME : Column.RID,
                Masked.text(rid == null ? user.name() : rid, LONGEST),
                null);
    }

    boolean leavesOut() {
        return problem.weight() == Weight.LEFT_OUT;
    }
}
