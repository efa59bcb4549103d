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
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Judges administrators and keeps them to be chosen from. Whoever has left, by their own row or as a user of the same source,
 * is not among them.
 */
final class AdministratorStaging implements SectionStaging {

    private final ImportRun run;
    private final AdministratorAddress address;
    private final AdministratorCheck check;
    private final FoundAdministrators administrators;
    private final ComparedNumbers numbers;
    private final @Nullable UserStaging users;
    private final StatusCounts statuses = new StatusCounts();

    AdministratorStaging(
            ImportRun run,
            AdministratorCheck check,
            AdministratorAddress address,
            FoundAdministrators administrators,
            ComparedNumbers numbers,
            @Nullable UserStaging users) {
        this.run = run;
        this.address = address;
        this.check = check;
        this.administrators = administrators;
        this.numbers = numbers;
        this.users = users;
    }

    @Override
    public List<Finding> judge(Row row) {
        var checked = check.check(row);
        check.unknownStatus(row).ifPresent(statuses::add);
        var found = checked.value();
        if (found == null) return checked.findings();
        var rid = found.rid();
        if (users != null && rid != null && users.isOutOfUse(rid.value())) {
            return finding(row, RowProblem.ADMINISTRATOR_NOT_ACTIVE, Column.RID, rid.value());
        }
        if (numbers.isOneTooMany(found)) {
            return finding(
                    row, RowProblem.NUMBERS_TRIED, Column.NAME, found.name().value());
        }
        administrators.add(run.id(), address.completed(run, found));
        return checked.findings();
    }

    private static List<Finding> finding(Row row, RowProblem problem, Column field, String value) {
        return List.of(Finding.of(Section.ADMINISTRATORS, row, problem, field, value));
    }

    @Override
    public Map<String, Integer> statuses() {
        return statuses.all();
    }
}
