package dk.ramme.imports.check;

import dk.ramme.identifier.CvrNumber;
import dk.ramme.identifier.PersonName;
import dk.ramme.identifier.ProductionUnitNumber;
import dk.ramme.identifier.RidNumber;
import dk.ramme.identifier.SeNumber;
import dk.ramme.identifier.TelephoneNumber;
import dk.ramme.imports.row.Column;
import dk.ramme.imports.row.Columns;
import dk.ramme.imports.row.Row;
import dk.ramme.imports.row.Section;
import dk.ramme.people.Particulars;
import java.time.LocalDate;

/**
 * Reads a row into somebody to create, or says why they cannot be. A RID number is not asked for: whoever is new has none
 * as a rule.
 */
public final class NewcomerCheck {

    private final Columns columns;
    private final CvrNumber organisation;
    private final LocalDate today;

    public NewcomerCheck(Columns columns, CvrNumber organisation, LocalDate today) {
        this.columns = columns;
        this.organisation = organisation;
        this.today = today;
    }

    public Checked<NewUserRow> check(Row row) {
        var findings = new RowFindings(Section.PERSONS, columns, row, today);
        findings.shape(organisation);
        findings.inForce();
        var endsOn = findings.endDate();
        var name = findings.name();
        var email = findings.email();
        var cpr = findings.cpr();
        var birthDate = findings.birthDate(cpr);
        RidNumber rid = findings.value(Column.RID).isEmpty() ? null : findings.rid();
        if (birthDate == null && !findings.leaveOut()) findings.add(RowProblem.IDENTITY_MISSING, Column.CPR);
        if (findings.leaveOut() || name == null || birthDate == null) return new Checked<>(null, findings.all());
        var person = new NewUserRow(row.line(), name, email, cpr, birthDate, rid, endsOn, particulars(findings));
        return new Checked<>(person, findings.all());
    }

    /** What is no number is left out and told; the person comes all the same (U9). */
    private static Particulars particulars(RowFindings findings) {
        return new Particulars(
                findings.optional(
                        Column.TELEPHONE,
                        TelephoneNumber::isValid,
                        text -> TelephoneNumber.parse(text).value()),
                findings.optional(
                        Column.PRODUCTION_UNIT,
                        ProductionUnitNumber::isValid,
                        text -> ProductionUnitNumber.parse(text).value()),
                findings.optional(
                        Column.SE_NUMBER,
                        SeNumber::isValid,
                        text -> SeNumber.parse(text).value()),
                findings.optional(
                        Column.PSEUDONYM,
                        PersonName::isValid,
                        text -> PersonName.parse(text).value()));
    }
}
