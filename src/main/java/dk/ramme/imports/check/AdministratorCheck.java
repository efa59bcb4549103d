package dk.ramme.imports.check;

import dk.ramme.identifier.CvrNumber;
import dk.ramme.identifier.RidNumber;
import dk.ramme.imports.check.FoundAdministrator.Register;
import dk.ramme.imports.row.Column;
import dk.ramme.imports.row.Columns;
import dk.ramme.imports.row.Masked;
import dk.ramme.imports.row.Row;
import dk.ramme.imports.row.Section;
import java.time.LocalDate;
import java.util.Optional;

/** Reads a row into an administrator, or says why it cannot be one. */
public final class AdministratorCheck {

    private static final int LONGEST_ROLE = 100;

    private final Columns columns;
    private final CvrNumber organisation;
    private final LocalDate today;

    public AdministratorCheck(Columns columns, CvrNumber organisation, LocalDate today) {
        this.columns = columns;
        this.organisation = organisation;
        this.today = today;
    }

    /** The status that Ramme does not know, whatever somebody has said that it means. */
    public Optional<String> unknownStatus(Row row) {
        return SignatureStatus.unknown(columns.value(row, Column.STATUS));
    }

    public Checked<FoundAdministrator> check(Row row) {
        var findings = new RowFindings(Section.ADMINISTRATORS, columns, row, today);
        findings.shape(organisation);
        findings.inForceAsFarAsKnown();
        var register = Register.of(findings.value(Column.REGISTER)).orElse(null);
        if (register == null) findings.add(RowProblem.REGISTER_UNKNOWN, Column.REGISTER);
        var name = findings.name();
        var email = findings.email();
        RidNumber rid = findings.value(Column.RID).isEmpty() ? null : findings.rid();
        var cpr = findings.cpr();
        var birthDate = findings.birthDate(cpr);
        if (findings.leaveOut() || register == null || name == null) return new Checked<>(null, findings.all());
        if (cpr == null && birthDate == null) findings.add(RowProblem.NO_IDENTITY, Column.CPR);
        var role = Masked.text(findings.value(Column.ROLE), LONGEST_ROLE);
        return new Checked<>(
                new FoundAdministrator(row.line(), register, role, name, email, rid, cpr, birthDate), findings.all());
    }
}
