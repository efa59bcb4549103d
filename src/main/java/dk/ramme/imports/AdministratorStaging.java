package dk.ramme.imports;

import java.util.List;
import java.util.UUID;

/** Judges administrators and keeps them to be chosen from. */
final class AdministratorStaging implements SectionStaging {

    private final UUID organisationId;
    private final UUID importId;
    private final AdministratorCheck check;
    private final FoundAdministrators administrators;

    AdministratorStaging(
            UUID organisationId, UUID importId, AdministratorCheck check, FoundAdministrators administrators) {
        this.organisationId = organisationId;
        this.importId = importId;
        this.check = check;
        this.administrators = administrators;
    }

    @Override
    public List<Finding> judge(Row row) {
        var checked = check.check(row);
        var found = checked.value();
        if (found != null) administrators.add(organisationId, importId, found);
        return checked.findings();
    }
}
