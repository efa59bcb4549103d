package dk.ramme.imports;

import dk.ramme.rights.RightName;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Judges rows of rights: each must belong to a user of the source, or to one the organisation has already. */
final class RightsStaging implements SectionStaging {

    private final UUID organisationId;
    private final UUID importId;
    private final RightsCheck check;
    private final @Nullable UserStaging users;
    private final ImportedUsers importedUsers;
    private final Duplicates duplicates;
    private final List<Row> strangers = new ArrayList<>();
    private final List<String> strangersRids = new ArrayList<>();

    RightsStaging(
            UUID organisationId,
            UUID importId,
            RightsCheck check,
            @Nullable UserStaging users,
            ImportedUsers importedUsers,
            Duplicates duplicates) {
        this.organisationId = organisationId;
        this.importId = importId;
        this.check = check;
        this.users = users;
        this.importedUsers = importedUsers;
        this.duplicates = duplicates;
    }

    @Override
    public List<Finding> judge(Row row) {
        var checked = check.check(row);
        var granted = checked.value();
        if (granted == null) return checked.findings();
        var rid = granted.rid().value();
        if (users == null || !users.hasRid(rid)) {
            strangers.add(row);
            strangersRids.add(rid);
        } else if (users.isTwin(rid)) {
            duplicates.addRights(
                    organisationId,
                    importId,
                    rid,
                    granted.rights().stream().map(RightName::name).toList());
        }
        return checked.findings();
    }

    @Override
    public List<Finding> putAway() {
        if (strangers.isEmpty()) return List.of();
        var known = importedUsers.ids(organisationId, strangersRids);
        var found = new ArrayList<Finding>();
        for (int i = 0; i < strangers.size(); i++) {
            var rid = strangersRids.get(i);
            if (known.containsKey(rid)) continue;
            found.add(Finding.of(Section.RIGHTS, strangers.get(i), RowProblem.RIGHT_WITHOUT_USER, Column.RID, rid));
        }
        strangers.clear();
        strangersRids.clear();
        return found;
    }
}
