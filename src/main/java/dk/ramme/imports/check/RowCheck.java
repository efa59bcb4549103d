package dk.ramme.imports.check;

import dk.ramme.identifier.CvrNumber;
import dk.ramme.imports.row.Column;
import dk.ramme.imports.row.Columns;
import dk.ramme.imports.row.Row;
import dk.ramme.imports.row.Section;
import dk.ramme.rights.KnownRights;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads one row into a person, or says why it cannot be one. The only place where a row is judged: what is shown before
 * an import and what the import does are the same. Rows that repeat each other are {@link Repeats}' business.
 */
public final class RowCheck {

    private final Columns columns;
    private final CvrNumber organisation;
    private final LocalDate today;
    private final KnownRights.Lookup rights;

    public RowCheck(Columns columns, CvrNumber organisation, LocalDate today, KnownRights.Lookup rights) {
        this.columns = columns;
        this.organisation = organisation;
        this.today = today;
        this.rights = rights;
    }

    /** What stands where the RID number belongs. */
    public String ridText(Row row) {
        return columns.value(row, Column.RID);
    }

    /** The status that Ramme does not know, whatever somebody has said that it means. */
    public Optional<String> unknownStatus(Row row) {
        return SignatureStatus.unknown(columns.value(row, Column.STATUS));
    }

    public CheckedRow check(Row row) {
        var findings = new RowFindings(Section.USERS, columns, row, today);
        findings.shape(organisation);
        findings.inForceAsFarAsKnown();
        var rid = findings.rid();
        var name = findings.name();
        var email = findings.email();
        var cpr = findings.cpr();
        var birthDate = findings.birthDate(cpr);
        var granted = RightList.read(findings, rights);
        if (findings.leaveOut() || rid == null || name == null) return new CheckedRow(row, null, findings.all());
        if (cpr == null && birthDate == null) findings.add(RowProblem.NO_IDENTITY, Column.CPR);
        return new CheckedRow(row, new Person(row.line(), rid, name, email, cpr, birthDate, granted), findings.all());
    }

    /** A row and the verdict on it: a person when it can be imported, and what was found either way. */
    public record CheckedRow(Row row, @Nullable Person person, List<Finding> findings) {

        public boolean leftOut() {
            return person == null;
        }
    }
}
