package dk.ramme.imports.stage;

import dk.ramme.imports.check.AdministratorCheck;
import dk.ramme.imports.check.Finding;
import dk.ramme.imports.check.RowProblem;
import dk.ramme.imports.decision.FoundAdministrators;
import dk.ramme.imports.row.Column;
import dk.ramme.imports.row.Row;
import dk.ramme.imports.row.Section;
import dk.ramme.imports.run.ImportRun;
import java.util.List;

/** Judges administrators and keeps them to be chosen from. */
final class AdministratorStaging implements SectionStaging {

    private final ImportRun run;
    private final AdministratorAddress address;
    private final AdministratorCheck check;
    private final FoundAdministrators administrators;
    private final ComparedNumbers numbers;

    AdministratorStaging(
            ImportRun run,
            AdministratorCheck check,
            AdministratorAddress address,
            FoundAdministrators administrators,
            ComparedNumbers numbers) {
        this.run = run;
        this.address = address;
        this.check = check;
        this.administrators = administrators;
        this.numbers = numbers;
    }

    @Override
    public List<Finding> judge(Row row) {
        var checked = check.check(row);
        var found = checked.value();
        if (found == null) return checked.findings();
        if (numbers.isOneTooMany(found)) {
            return List.of(Finding.of(
                    Section.ADMINISTRATORS,
                    row,
                    RowProblem.NUMBERS_TRIED,
                    Column.NAME,
                    found.name().value()));
        }
        administrators.add(run.id(), address.completed(run, found));
        return checked.findings();
    }
}
