package dk.ramme.imports.check;

import dk.ramme.identifier.CvrNumber;
import dk.ramme.imports.row.Column;
import dk.ramme.imports.row.Columns;
import dk.ramme.imports.row.Row;
import dk.ramme.imports.row.Section;
import dk.ramme.rights.KnownRights;
import java.time.LocalDate;

/** Reads a row of rights, or says why it cannot be one. */
public final class RightsCheck {

    private final Columns columns;
    private final CvrNumber organisation;
    private final LocalDate today;
    private final KnownRights.Lookup rights;

    public RightsCheck(Columns columns, CvrNumber organisation, LocalDate today, KnownRights.Lookup rights) {
        this.columns = columns;
        this.organisation = organisation;
        this.today = today;
        this.rights = rights;
    }

    public Checked<RightsOfRid> check(Row row) {
        var findings = new RowFindings(Section.RIGHTS, columns, row, today);
        findings.shape(organisation);
        var rid = findings.rid();
        var granted = RightList.read(findings, rights);
        if (granted.isEmpty() && findings.all().isEmpty()) findings.add(RowProblem.RIGHT_MISSING, Column.RIGHTS);
        if (findings.leaveOut() || rid == null || granted.isEmpty()) return new Checked<>(null, findings.all());
        return new Checked<>(new RightsOfRid(row.line(), rid, granted), findings.all());
    }
}
